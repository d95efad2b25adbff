from django import template

from dialogue_pages.admin.desk.counting import told

register = template.Library()

register.filter("counted", told)
