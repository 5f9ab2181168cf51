"""Who publishes the report and on which website: groups of keys in ``content/report.yml``."""

from __future__ import annotations

from pydantic import Field

from reportgen.config.texts import LocalText, Model


class Contact(Model):
    """Whom readers can ask."""

    name: LocalText | None = Field(default=None, description="Department or person")
    phone: str = Field(default="", description="Telephone, as it is dialled")
    email: str = Field(default="", description="Electronic mail")
    address: LocalText | None = Field(default=None, description="Postal address")


class Column(Model):
    """栏目: the section of a government website that the report belongs to."""

    name: LocalText = Field(description="栏目名称, ColumnName")
    type: LocalText | None = Field(default=None, description="栏目类别, ColumnType")


class Website(Model):
    """What a website in China must name, in its footer and in the heads of its pages."""

    name: LocalText | None = Field(default=None, description="网站名称, SiteName")
    domain: str = Field(default="", description="域名, SiteDomain: www.example.cn")
    code: str = Field(default="", description="网站标识码, SiteIDCode: ten characters")
    icp: str = Field(default="", description="ICP备案号, printed in the footer")
    police: str = Field(default="", description="公安备案号, printed in the footer")
    column: Column | None = Field(default=None, description="栏目 of the report")
