from wagtail import hooks
from wagtail.admin import wagtail_hooks as wagtails
from wagtail_localize import wagtail_hooks as localizes

from hni_site.access import edit_links, gates, localizing
from hni_site.access.second_factor import account

hooks.register("construct_page_chooser_queryset", gates.only_pages_one_may_meet)
hooks.register("construct_reports_menu", gates.only_reports_one_can_use)
# Before wagtail-localize's, whose addresses these are.
hooks.register("register_admin_urls", localizing.localize_urls, order=-1)
hooks.register("register_admin_urls", edit_links.find_links_for_the_user, order=100)
hooks.register("construct_page_action_menu", localizing.action_menu, order=100)

LISTING, HEADER = "register_page_listing_more_buttons", "register_page_header_buttons"
edit_links.replace_hook(LISTING, wagtails.page_listing_more_buttons, edit_links.listing_buttons)
for place in (LISTING, HEADER):
    edit_links.replace_hook(place, localizes.page_listing_more_buttons, localizing.page_buttons)

hooks.register("register_admin_urls", account.urls)
hooks.register("register_account_menu_item", account.account_menu_item)
hooks.register("register_user_listing_buttons", account.user_buttons)
hooks.register("register_log_actions", account.log_actions)
