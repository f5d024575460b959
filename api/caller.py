"""Who asks, when, and in which language: the context that every resolver gets."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.crypto import salted_hmac

from api import regions
from api.errors import ApiError, Code
from api.models import ApiClient


@dataclass(frozen=True, slots=True)
class Caller:
    """A client's request: `now` its moment, `today` its legal date, `request` its id in answers and logs."""

    client: ApiClient
    now: datetime
    today: date
    request: str
    language: str = "zh-hans"

    def opaque(self, name: str) -> str:
        """A name of ours as this client knows it, 22 characters: the same in every answer to it, and only to it. It tells
        neither what the name is nor how many lie between two."""
        mac = salted_hmac(f"api.opaque:{self.client.pk}", name, algorithm="sha256").digest()
        return base64.urlsafe_b64encode(mac[:16]).decode().rstrip("=")

    def may_read(self, scope: str) -> bool:
        return scope in self.client.scopes

    def require_enterprise_in_region(self, region: int | None) -> None:
        """Raise REGION_OUT_OF_SCOPE unless the enterprise's division lies in the client's region."""
        if not regions.lies_within(region, self.client.region, self.today):
            raise self._foreign(
                "该企业不在贵方获准查询的区域内。", "The enterprise lies outside the region this client may read."
            )

    def region_asked(self, code: str | None) -> str:
        """The region a list is asked for, the client's own by default. Raises UNKNOWN_REGION, REGION_OUT_OF_SCOPE."""
        if code is None:
            return self.client.region
        asked = regions.place(code, self.today)
        if asked is None:
            raise ApiError(
                Code.UNKNOWN_REGION,
                f"没有现行的行政区划代码 {code}；请核对 GB/T 2260 代码。",
                f"{code} is no division code in use; check GB/T 2260.",
            )
        if self.client.region not in asked.within:
            raise self._foreign(
                f"{asked.name}（{code}）不在贵方获准查询的区域内。", f"{code} lies outside the region this client may read."
            )
        return code

    def _foreign(self, zh: str, en: str) -> ApiError:
        more = {"region": self.client.region}
        return ApiError(
            Code.REGION_OUT_OF_SCOPE, f"{zh}获准区域：{self.client.region}。", f"{en} Its region: {self.client.region}.", **more
        )
