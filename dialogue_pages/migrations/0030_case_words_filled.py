from django.db import migrations

from dialogue_pages.models.question_words import words_of

_ON_SQLITE = [
    # `~` marks what everybody at the desk may search; positions are not needed.
    """
    CREATE VIRTUAL TABLE dialogue_pages_questionwords_fts USING fts5(
        text, content='dialogue_pages_questionwords', content_rowid='question_id',
        detail=none, tokenize="unicode61 remove_diacritics 0 tokenchars '~'"
    )
    """,
    """
    CREATE TRIGGER question_words_added AFTER INSERT ON dialogue_pages_questionwords
    BEGIN
        INSERT INTO dialogue_pages_questionwords_fts (rowid, text)
        VALUES (new.question_id, new.text);
    END
    """,
    """
    CREATE TRIGGER question_words_removed AFTER DELETE ON dialogue_pages_questionwords
    BEGIN
        INSERT INTO dialogue_pages_questionwords_fts
            (dialogue_pages_questionwords_fts, rowid, text)
        VALUES ('delete', old.question_id, old.text);
    END
    """,
    """
    CREATE TRIGGER question_words_changed AFTER UPDATE ON dialogue_pages_questionwords
    BEGIN
        INSERT INTO dialogue_pages_questionwords_fts
            (dialogue_pages_questionwords_fts, rowid, text)
        VALUES ('delete', old.question_id, old.text);
        INSERT INTO dialogue_pages_questionwords_fts (rowid, text)
        VALUES (new.question_id, new.text);
    END
    """,
]
_OFF_SQLITE = [
    "DROP TRIGGER question_words_added",
    "DROP TRIGGER question_words_removed",
    "DROP TRIGGER question_words_changed",
    "DROP TABLE dialogue_pages_questionwords_fts",
]
_ON_POSTGRESQL = [
    """
    CREATE INDEX question_words_gin ON dialogue_pages_questionwords
    USING gin (string_to_array(text, ' '))
    """
]
_OFF_POSTGRESQL = ["DROP INDEX question_words_gin"]
_NEXT_DUE = """
    UPDATE dialogue_pages_question SET next_due = COALESCE(
        (
            SELECT MIN(due_on) FROM dialogue_pages_questionclock AS clock
            WHERE clock.question_id = dialogue_pages_question.id
            AND met_on IS NULL AND ended_on IS NULL AND stopped_on IS NULL
        ),
        '9999-12-31'
    )
"""


def put_on(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in _ON_SQLITE if is_sqlite else _ON_POSTGRESQL:
        schema_editor.execute(statement)


def take_off(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in _OFF_SQLITE if is_sqlite else _OFF_POSTGRESQL:
        schema_editor.execute(statement)


def fill(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(_NEXT_DUE)
    asked = apps.get_model("dialogue_pages", "Question").objects
    words = apps.get_model("dialogue_pages", "QuestionWords")
    words.objects.bulk_create(
        (
            words(question_id=question.pk, text=words_of(question))
            for question in asked.iterator(chunk_size=1000)
        ),
        batch_size=1000,
    )


class Migration(migrations.Migration):
    dependencies = [("dialogue_pages", "0029_case_words")]

    operations = [
        migrations.RunPython(put_on, take_off),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
