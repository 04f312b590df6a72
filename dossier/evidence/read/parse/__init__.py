"""Read the facts of one kind of paper from its lines: kind, lines -> facts, each with its place and how sure it is."""

from collections.abc import Callable, Mapping, Sequence

from dossier.evidence.read.parse import (
    access_agreement,
    articles_of_association,
    business_licence,
    domain_certificate,
    icp_filing_screenshot,
    identity_card,
    provider_licence,
    social_insurance_proof,
)
from dossier.evidence.reading import FieldRead, Line

PARSERS: Mapping[str, Callable[[Sequence[Line]], tuple[FieldRead, ...]]] = {
    "business_licence": business_licence.parse,
    "identity_card": identity_card.parse,
    "domain_certificate": domain_certificate.parse,
    "icp_filing_screenshot": icp_filing_screenshot.parse,
    "social_insurance_proof": social_insurance_proof.parse,
    "articles_of_association": articles_of_association.parse,
    "access_agreement": access_agreement.parse,
    "provider_licence": provider_licence.parse,
}
"""Kind of paper → what reads its lines."""
