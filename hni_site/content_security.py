"""Content Security Policies (https://www.w3.org/TR/CSP3/), as django-csp takes them."""

from csp.constants import NONE, SELF, UNSAFE_INLINE

# Our pages need nothing but files of ours: no script or style in a page, nothing from elsewhere.
STRICT = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF],
    "font-src": [SELF],
    "connect-src": [SELF],
    "manifest-src": [SELF],
    "worker-src": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [SELF],  # The editor's preview panel.
    "base-uri": [NONE],
}
# Wagtail's screens have scripts and styles in them, and show pictures before they are uploaded.
WIDER = {
    "default-src": [SELF],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
    "object-src": [NONE],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
    "base-uri": [SELF],
}
