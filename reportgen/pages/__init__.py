"""The pages of the site: what each shows, its templates, its links and its words."""
