"""Persons in the order of Vietnamese lists: by given name, then family and middle name."""

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.forms.models import ModelChoiceIterator

from dialogue_pages import roles
from dialogue_pages.vietnamese.ordering import person_key


def sort_people(people) -> list:
    return sorted(people, key=lambda person: person_key(roles.full_name(person)))


def name_rank(people: QuerySet, prefix: str = "") -> Case:
    """An expression to order rows by: the place of their person among all of these.

    `prefix` leads from a row to its person, as `user__`.
    """
    places = enumerate(sort_people(people))
    return Case(
        *(When(**{f"{prefix}pk": p.pk}, then=Value(n)) for n, p in places),
        default=Value(-1),
        output_field=IntegerField(),
    )


class PeopleIterator(ModelChoiceIterator):
    """The choices of a field among people."""

    def __iter__(self):
        if self.field.empty_label is not None:
            yield ("", self.field.empty_label)
        for person in sort_people(self.queryset.all()):
            yield self.choice(person)


def offer_people(field, people: QuerySet) -> None:
    """Let a form field choose among people, each by the full name."""
    field.label_from_instance = roles.full_name
    field.iterator = PeopleIterator
    field.queryset = people
