from django import template

from dialogue_pages.roles import full_name

register = template.Library()

register.filter("full_name", full_name)
