"""The time zone of each State, that of its capital: names of the IANA database by ISO 3166-1 alpha-3 code."""

from __future__ import annotations

from functools import lru_cache
from zoneinfo import ZoneInfo

_ZONES = {
    "Africa": (
        "AGO=Luanda BDI=Bujumbura BEN=Porto-Novo BFA=Ouagadougou BWA=Gaborone CAF=Bangui CIV=Abidjan "
        "CMR=Douala COD=Kinshasa COG=Brazzaville DJI=Djibouti DZA=Algiers EGY=Cairo ERI=Asmara "
        "ETH=Addis_Ababa GAB=Libreville GHA=Accra GIN=Conakry GMB=Banjul GNB=Bissau GNQ=Malabo "
        "KEN=Nairobi LBR=Monrovia LBY=Tripoli LSO=Maseru MAR=Casablanca MLI=Bamako MOZ=Maputo "
        "MRT=Nouakchott MWI=Blantyre NAM=Windhoek NER=Niamey NGA=Lagos RWA=Kigali SDN=Khartoum SEN=Dakar "
        "SLE=Freetown SOM=Mogadishu SSD=Juba STP=Sao_Tome SWZ=Mbabane TCD=Ndjamena TGO=Lome TUN=Tunis "
        "TZA=Dar_es_Salaam UGA=Kampala ZAF=Johannesburg ZMB=Lusaka ZWE=Harare"
    ),
    "America": (
        "ARG=Argentina/Buenos_Aires ATG=Antigua BHS=Nassau BLZ=Belize BOL=La_Paz BRA=Sao_Paulo "
        "BRB=Barbados CAN=Toronto CHL=Santiago COL=Bogota CRI=Costa_Rica CUB=Havana DMA=Dominica "
        "DOM=Santo_Domingo ECU=Guayaquil GRD=Grenada GTM=Guatemala GUY=Guyana HND=Tegucigalpa "
        "HTI=Port-au-Prince JAM=Jamaica KNA=St_Kitts LCA=St_Lucia MEX=Mexico_City NIC=Managua PAN=Panama "
        "PER=Lima PRY=Asuncion SLV=El_Salvador SUR=Paramaribo TTO=Port_of_Spain URY=Montevideo "
        "USA=New_York VCT=St_Vincent VEN=Caracas"
    ),
    "Asia": (
        "AFG=Kabul ARE=Dubai ARM=Yerevan AZE=Baku BGD=Dhaka BHR=Bahrain BRN=Brunei BTN=Thimphu "
        "CHN=Shanghai CYP=Nicosia GEO=Tbilisi IDN=Jakarta IND=Kolkata IRN=Tehran IRQ=Baghdad "
        "ISR=Jerusalem JOR=Amman JPN=Tokyo KAZ=Almaty KGZ=Bishkek KHM=Phnom_Penh KOR=Seoul KWT=Kuwait "
        "LAO=Vientiane LBN=Beirut LKA=Colombo MMR=Yangon MNG=Ulaanbaatar MYS=Kuala_Lumpur NPL=Kathmandu "
        "OMN=Muscat PAK=Karachi PHL=Manila PRK=Pyongyang PSE=Hebron QAT=Qatar SAU=Riyadh SGP=Singapore "
        "SYR=Damascus THA=Bangkok TJK=Dushanbe TKM=Ashgabat TLS=Dili TWN=Taipei UZB=Tashkent "
        "VNM=Ho_Chi_Minh YEM=Aden"
    ),
    "Atlantic": ("CPV=Cape_Verde ISL=Reykjavik"),
    "Australia": ("AUS=Sydney"),
    "Europe": (
        "ALB=Tirane AND=Andorra AUT=Vienna BEL=Brussels BGR=Sofia BIH=Sarajevo BLR=Minsk CHE=Zurich "
        "CZE=Prague DEU=Berlin DNK=Copenhagen ESP=Madrid EST=Tallinn FIN=Helsinki FRA=Paris GBR=London "
        "GRC=Athens HRV=Zagreb HUN=Budapest IRL=Dublin ITA=Rome LIE=Vaduz LTU=Vilnius LUX=Luxembourg "
        "LVA=Riga MCO=Monaco MDA=Chisinau MKD=Skopje MLT=Malta MNE=Podgorica NLD=Amsterdam NOR=Oslo "
        "POL=Warsaw PRT=Lisbon ROU=Bucharest RUS=Moscow SMR=San_Marino SRB=Belgrade SVK=Bratislava "
        "SVN=Ljubljana SWE=Stockholm TUR=Istanbul UKR=Kyiv VAT=Vatican"
    ),
    "Indian": ("COM=Comoro MDG=Antananarivo MDV=Maldives MUS=Mauritius SYC=Mahe"),
    "Pacific": (
        "FJI=Fiji FSM=Pohnpei KIR=Tarawa MHL=Majuro NRU=Nauru NZL=Auckland PLW=Palau PNG=Port_Moresby "
        "SLB=Guadalcanal TON=Tongatapu TUV=Funafuti VUT=Efate WSM=Apia"
    ),
}
ZONES: dict[str, str] = {
    pair.split("=")[0]: f"{region}/{pair.split('=')[1]}"
    for region, said in _ZONES.items()
    for pair in said.split()
}
"""``HND`` to ``America/Tegucigalpa``."""


@lru_cache(maxsize=512)
def zone_of(state: str) -> ZoneInfo | None:
    """The zone of a State by its code; of anything else, none."""
    name = ZONES.get(state)
    return ZoneInfo(name) if name else None
