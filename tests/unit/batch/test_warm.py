"""The form that warms workers up has to be read like a report, or it warms nothing."""

from collections import Counter

from gouji.batch.warm import empty_form
from gouji.config import Settings
from gouji.pipeline import audit_source


def test_the_empty_form_is_read_in_all_its_tables(zfxxgk):
    result = audit_source(empty_form(zfxxgk), Settings(), name="form.html")
    assert result.profile == zfxxgk.id
    read = Counter(zfxxgk.table_of(fact.key.concept) for fact in result.facts)
    assert all(read[table.id] >= 10 for table in zfxxgk.tables)
    assert result.claims
