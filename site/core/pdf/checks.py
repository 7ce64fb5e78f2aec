"""Said at start and by `manage.py check`: whether PDFs can be made here."""

from django.core.checks import Warning, register
from django.utils.translation import gettext as _

from .rendering import available


@register
def pango_is_there(app_configs, **kwargs):
    """A warning that says what to install, where WeasyPrint cannot be loaded."""
    if available():
        return []
    hint = _(
        "On Debian and Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. Then restart the "
        "worker: it makes the PDFs that wait. Without it everything else works."
    )
    return [Warning(_("No PDF of a page can be made: WeasyPrint does not find Pango."), hint=hint, id="core.W001")]
