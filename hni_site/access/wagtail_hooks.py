from wagtail import hooks

from hni_site.access import reading

# Before wagtail-localize, whose own editor would open for a translation.
hooks.register("before_edit_page", reading.open_to_read, order=-1)
