"""Profiles: one TOML file holds all that is particular to a genre of reports."""

from gouji.profiles.formula import Formula, parse_formula
from gouji.profiles.loading import available_profiles, load_profile
from gouji.profiles.schema import Block, Concept, Dimension, Form, IdentityRule, Member, Profile, Row, TableForm

__all__ = [
    "Block",
    "Concept",
    "Dimension",
    "Form",
    "Formula",
    "IdentityRule",
    "Member",
    "Profile",
    "Row",
    "TableForm",
    "available_profiles",
    "load_profile",
    "parse_formula",
]
