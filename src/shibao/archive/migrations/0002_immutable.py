"""The database itself refuses to change what was kept: an UPDATE of these tables is an error.

SQLite drops the triggers of a table that a later migration rebuilds: such a migration must run
`forbid_updates` again.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = ("content", "revision", "page", "person", "article", "credit", "media")

SQLITE = """
CREATE TRIGGER archive_{table}_immutable BEFORE UPDATE ON archive_{table}
BEGIN SELECT RAISE(ABORT, 'archive_{table} is immutable'); END
"""

POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION archive_immutable() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is immutable', TG_TABLE_NAME; END $$
"""

POSTGRESQL = """
CREATE TRIGGER archive_{table}_immutable BEFORE UPDATE ON archive_{table}
FOR EACH STATEMENT EXECUTE FUNCTION archive_immutable()
"""


def forbid_updates(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Add the triggers."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    if postgresql:
        schema_editor.execute(POSTGRESQL_FUNCTION, params=None)
    for table in TABLES:
        schema_editor.execute(
            (POSTGRESQL if postgresql else SQLITE).format(table=table), params=None
        )


class Migration(migrations.Migration):
    dependencies = [("archive", "0001_first")]
    operations = [migrations.RunPython(forbid_updates, migrations.RunPython.noop)]
