"""A step of a workflow that nobody takes alone."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask


class ReviewByAnother(AbstractGroupApprovalTask):
    """Approval by a member of the chosen groups who is not the last to have edited the page."""

    class Meta:
        verbose_name = _("review by somebody else")
        verbose_name_plural = _("reviews by somebody else")

    @classmethod
    def get_description(cls):
        return _("Members of the chosen groups approve what somebody else edited last.")

    def get_actions(self, obj, user):
        actions = super().get_actions(obj, user)
        if self.may_approve(obj, user):
            return actions
        return [action for action in actions if action[0] != "approve"]

    def may_approve(self, obj, user):
        """Whether `user` is not the one who last edited `obj`, and it may be published as it stands."""
        revision = obj.get_latest_revision()
        if revision is None or revision.user_id == user.pk:
            return False
        refusals = getattr(revision.as_object(), "refusals", dict)
        return not refusals()
