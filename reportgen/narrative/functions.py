"""The functions a binding can call: what each takes, and the question it asks the facts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.config.models import RegionSet
from reportgen.errors import ComputeError
from reportgen.facts.model import Ask
from reportgen.narrative.problems import BindingError, suggest
from reportgen.periods import Period, parse_period

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reportgen.config.project_config import Config
    from reportgen.narrative.expressions import Argument, Call, ConstantValue

ALIASES = {"year": "period", "origin": "region"}
SUBJECT = ("indicator", "region", "destination", "period", "edition")


@dataclass(frozen=True, slots=True)
class Signature:
    """What a function takes. ``measure`` is empty for functions that ask no single fact."""

    measure: str
    positional: tuple[str, ...]
    keywords: tuple[str, ...]
    required: tuple[str, ...] = ()


def _measure(name: str, *more: str) -> Signature:
    return Signature(name, ("indicator",), (*SUBJECT, *more))


FUNCTIONS: Mapping[str, Signature] = {
    "value": _measure("value"),
    "change": _measure("change", "since"),
    "points": _measure("points", "since"),
    "points_per_year": _measure("points_per_year", "since"),
    "yoy": _measure("yoy"),
    "cagr": _measure("cagr", "since"),
    "growth": _measure("growth", "since"),
    "times": _measure("times", "since"),
    "increase": _measure("increase", "since"),
    "since_base": _measure("since_base"),
    "share": _measure("share", "of", "of_region"),
    "sum": _measure("sum", "over"),
    "rank": _measure("rank", "among"),
    "rank_change": _measure("rank_change", "among", "since"),
    "tier": Signature("tier", ("tiers",), (*SUBJECT, "tiers"), ("tiers",)),
    "margin": Signature("margin", ("tiers",), (*SUBJECT, "tiers"), ("tiers",)),
    "direction": Signature("change", ("indicator",), (*SUBJECT, "since")),
    "top": Signature(
        "", ("indicator", "n"), ("indicator", "n", "among", "period", "edition", "values"), ("n",)
    ),
    "name": Signature("", ("id",), ("id",), ("id",)),
    "period": Signature("", ("period",), ("period",)),
    "source": Signature("", ("id",), ("id",), ("id",)),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """What a page is about: a binding means this where it does not say."""

    indicator: str
    region: str
    period: Period
    edition: str | None = None


@dataclass(frozen=True, slots=True)
class Arguments:
    """The arguments of one call by name, names resolved to ids, and where each stands."""

    call: Call
    values: Mapping[str, object]
    places: Mapping[str, Argument]

    def text(self, name: str, default: str = "") -> str:
        """Return an argument that is a text or id."""
        found = self.values.get(name)
        return default if found is None else str(found)

    def period(self, name: str) -> Period | None:
        """Return an argument that is a period."""
        found = self.values.get(name)
        return found if isinstance(found, Period) else None

    def number(self, name: str) -> int:
        """Return an argument that is a count, 0 where it is not given."""
        found = self.values.get(name)
        return int(found) if isinstance(found, Decimal) else 0

    def regions(self, name: str) -> tuple[str, ...]:
        """Return an argument that is a set of regions."""
        found = self.values.get(name)
        return found if isinstance(found, tuple) else ()


def read_arguments(call: Call, config: Config) -> Arguments:
    """Return the arguments of a call, checked against the function's signature.

    Raises: BindingError for an unknown function or argument, one given twice, missing or of the
            wrong kind, and with the code of the ComputeError for an unknown name; each at the
            place of the argument.
    """
    signature = FUNCTIONS.get(call.name)
    if signature is None:
        if call.name in {"figure", "table"}:
            raise BindingError("binding/display-not-alone", call.span, kind=call.name)
        raise BindingError(
            "binding/unknown-function", call.name_span,
            name=call.name, suggestion=suggest(call.name, FUNCTIONS),
        )  # fmt: skip
    places = _by_name(call, signature)
    for name in signature.required:
        if name not in places:
            raise BindingError(
                "binding/missing-argument", call.span, function=call.name, argument=name
            )
    values = {name: _read(name, argument, config) for name, argument in places.items()}
    return Arguments(call, values, places)


def ask_of(arguments: Arguments, config: Config, page: Subject) -> Ask:
    """Return the question a call asks; what it does not say comes from the page."""
    indicator = arguments.text("indicator", page.indicator)
    period = arguments.period("period") or page.period
    tiers = arguments.text("tiers")
    if tiers:
        rule = config.tiers[tiers]
        indicator = arguments.text("indicator", rule.indicator)
        period = arguments.period("period") or parse_period(rule.period) or period
    edition = arguments.values.get("edition")
    return Ask(
        measure=FUNCTIONS[arguments.call.name].measure or "value",
        indicator=indicator,
        region=arguments.text("region", page.region),
        destination=arguments.text("destination"),
        period=period,
        edition=None if edition is None else str(edition),
        since=arguments.period("since"),
        of=arguments.text("of"),
        of_region=arguments.text("of_region"),
        tiers=tiers,
        among=arguments.regions("among"),
        count=arguments.number("over"),
    )


def regions_among(text: str, config: Config) -> tuple[str, ...]:
    """Return the regions a text names: a level, a group, what lies under a region, or a list.

    ``city`` is every region of that level; a region with members is those, any other region is
    what has it as parent; names separated by ``;`` are themselves.
    Raises: ComputeError ``name/...`` for an unknown name.
    """
    if any(region.level == text for region in config.regions.values()):
        return config.regions_in(RegionSet(level=text))
    names = [name for name in text.replace("；", ";").split(";") if name.strip()]
    found = tuple(dict.fromkeys(config.region_names.find(name) for name in names))
    if len(found) != 1:
        return found
    members = config.regions[found[0]].members
    if members:
        return tuple(config.region_names.find(name) for name in members)
    return tuple(key for key, region in config.regions.items() if region.parent == found[0])


def _by_name(call: Call, signature: Signature) -> dict[str, Argument]:
    positional = signature.positional
    if "tiers" in positional and any(a.name == "tiers" for a in call.arguments):
        positional = ("indicator",)  # the canonical form: tier("rd", tiers="rd_scale")
    found: dict[str, Argument] = {}
    for index, argument in enumerate(call.arguments):
        name = ALIASES.get(argument.name, argument.name)
        if not name:
            if index >= len(positional):
                raise BindingError(
                    "binding/too-many-arguments", argument.span,
                    function=call.name, most=str(len(positional)),
                )  # fmt: skip
            name = positional[index]
        if name not in signature.keywords:
            known = {*signature.keywords, *(a for a in ALIASES if ALIASES[a] in signature.keywords)}
            raise BindingError(
                "binding/unknown-argument", argument.name_span,
                function=call.name, name=argument.name, suggestion=suggest(argument.name, known),
            )  # fmt: skip
        if name in found:
            raise BindingError(
                "binding/argument-twice", argument.name_span, function=call.name, name=name
            )
        found[name] = argument
    return found


def _read(name: str, argument: Argument, config: Config) -> object:
    """Return an argument as what it stands for; None stays None."""
    if argument.value is None:
        return None
    try:
        return _READERS[name](argument.value, config)
    except ComputeError as error:
        raise BindingError(error.code, argument.span, **error.values) from None
    except ValueError as error:
        raise BindingError(
            "binding/wrong-argument", argument.span,
            argument=argument.name or name, value=_shown(argument.value), wanted=str(error),
        ) from None  # fmt: skip


def _shown(value: ConstantValue) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _text(value: ConstantValue) -> str:
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return str(int(value)) if abs(value) < 10**9 else str(value)
    if not isinstance(value, str):
        raise ValueError('"…"')  # noqa: TRY004 - one kind of mistake for the author
    return value


def _period(value: ConstantValue, _: Config) -> Period:
    period = parse_period(_text(value))
    if period is None:
        raise ValueError("2023, 2022H1, 2024-03, 2019-2023, 2009-2023累计")
    return period


def _count(value: ConstantValue, _: Config) -> Decimal:
    if (
        not isinstance(value, Decimal)
        or value != value.to_integral_value()
        or not 1 <= value <= 100
    ):
        raise ValueError("1, 2, 3 … 100")
    return value


def _flag(value: ConstantValue, _: Config) -> bool:
    if not isinstance(value, bool):
        raise ValueError("True, False")  # noqa: TRY004 - one kind of mistake for the author
    return value


def _among(value: ConstantValue, config: Config) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(config.region_names.find(name) for name in value))
    regions = regions_among(_text(value), config)
    if not regions:
        levels = sorted({region.level for region in config.regions.values()})
        raise ValueError(", ".join(levels))
    return regions


def _edition(value: ConstantValue, config: Config) -> str:
    return config.edition_names.find(_text(value)) if value != "" else ""


def _tiers(value: ConstantValue, config: Config) -> str:
    name = _text(value)
    if name not in config.tiers:
        raise ComputeError(
            "name/unknown-tiers", name=name, suggestion=suggest(name, config.tiers) or "—"
        )
    return name


def _region(value: ConstantValue, config: Config) -> str:
    return config.region_names.find(_text(value))


def _indicator(value: ConstantValue, config: Config) -> str:
    return config.indicator_names.find(_text(value))


_READERS: Mapping[str, Callable[[ConstantValue, Config], object]] = {
    "indicator": _indicator,
    "of": _indicator,
    "region": _region,
    "destination": _region,
    "of_region": _region,
    "period": _period,
    "since": _period,
    "edition": _edition,
    "tiers": _tiers,
    "among": _among,
    "n": _count,
    "over": _count,
    "values": _flag,
    "id": lambda value, _: _text(value),
}
