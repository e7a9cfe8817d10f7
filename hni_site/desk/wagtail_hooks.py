from wagtail import hooks

from hni_site.desk.panels import homepage_panels
from hni_site.desk.views import desk_urls

hooks.register("construct_homepage_panels", homepage_panels)
hooks.register("register_admin_urls", desk_urls)
