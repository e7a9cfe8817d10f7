from bazaar_pages.models.affiliate import AffiliateIndexPage, AffiliatePage
from bazaar_pages.models.category import ProductCategory
from bazaar_pages.models.listing import BazaarIndexPage, BazaarListingPage

__all__ = [
    "AffiliateIndexPage",
    "AffiliatePage",
    "BazaarIndexPage",
    "BazaarListingPage",
    "ProductCategory",
]
