from wagtail import hooks

from hni_site.foundations.previewing import HOOK
from hni_site.previews.frame import modes

hooks.register(HOOK, modes)
