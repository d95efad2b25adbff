"""The cases of the desk in a table as one declares it without further thought.

The same rows and columns in the same order, for which no index was thought of: keys
and what leads to other tables have the indexes that Django makes.
"""

from django.db import connection, models

from dialogue_pages.models import Question

TABLE = "benchmark_plain_case"


def _plain(field: models.Field) -> models.Field:
    _name, _path, args, options = field.deconstruct()
    if field.is_relation:
        options |= {"related_name": "+", "on_delete": models.DO_NOTHING}
    return type(field)(*args, **options)


class Meta:
    app_label = "dialogue_pages"
    db_table = TABLE
    ordering = Question._meta.ordering


PlainCase = type(
    "PlainCase",
    (models.Model,),
    {
        "__module__": __name__,
        "Meta": Meta,
        "number": Question.number,
        **{field.name: _plain(field) for field in Question._meta.concrete_fields},
    },
)


def copy_cases() -> bool:
    """Fill the plain table where there is none yet; whether there was none."""
    if TABLE in connection.introspection.table_names():
        return False
    with connection.schema_editor() as editor:
        editor.create_model(PlainCase)
    columns = ", ".join(
        f'"{field.column}"' for field in PlainCase._meta.concrete_fields
    )
    asked = f"SELECT {columns} FROM {Question._meta.db_table} ORDER BY id"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {TABLE} ({columns}) {asked}")
    return True
