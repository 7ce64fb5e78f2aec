"""What leads to a page that is about to leave its address."""

from django import template

from core.leaving import pages_leading_to

register = template.Library()
register.simple_tag(pages_leading_to)
