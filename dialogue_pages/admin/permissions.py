"""Rights towards records that come about by themselves."""

from wagtail_modeladmin.helpers import PermissionHelper


class KeptPermissions(PermissionHelper):
    """Nobody adds or deletes a record by hand."""

    def user_can_create(self, user):
        return False

    def user_can_delete_obj(self, user, obj):
        return False


class ReadOnlyPermissions(KeptPermissions):
    """Nor does anybody change one."""

    def user_can_edit_obj(self, user, obj):
        return False
