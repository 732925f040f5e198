"""The small words of the genre in each language: what may stand around a party and around a verb."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from enlace.reader.grammar.tokens import fold
from enlace.reader.model import Language


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in text.split())


@dataclass(frozen=True)
class Tongue:
    """Word classes of one language, folded."""

    language: Language
    determiners: frozenset[str]
    adjectives: frozenset[str]  # may stand between determiner and party: "the interested Member Countries"
    organs: frozenset[str]  # speak for a party: "the delegation of", "authorities of"
    of: frozenset[str]  # join an organ to its party
    conjunctions: frozenset[str]
    adverbs: frozenset[str]  # may stand between subject and verb, or before an infinitive
    connectives: frozenset[str]  # open a sentence before its subject: "Also,", "Furthermore,"
    leads: frozenset[str]  # open a phrase that comes before the clause: "Regarding …,"
    relatives: frozenset[str]
    that: frozenset[str]
    pronouns: frozenset[str]  # stand for the subject before
    assemblies: frozenset[str]  # "the meeting", "the delegations": the body that meets
    states: frozenset[str]  # "these two countries"
    organisations: frozenset[str]  # "both organizations"
    single: frozenset[str]  # "this organization", "dicho país"
    pointers: frozenset[str]  # "these", "said": the parties named before
    many: frozenset[str]  # "countries": the members, where nothing narrows it
    through: frozenset[str]
    agent: frozenset[str]  # "by"
    to: frozenset[str]  # "to", "with", "among": whom something reaches
    numbers: tuple[str, ...]  # two, three … in order from two
    both: frozenset[str]
    negations: frozenset[str]

    @cached_property
    def modifiers(self) -> frozenset[str]:
        """What may stand before a noun."""
        return self.determiners | self.adjectives

    @cached_property
    def binding(self) -> frozenset[str]:
        """Words after which a party is no subject."""
        return (
            self.modifiers | self.leads | self.of | self.to | self.agent | self.conjunctions | self.relatives
        )


ENGLISH = Tongue(
    language="en",
    determiners=_words(
        "the a an this that these those its their his her all each every both some any our said"
    ),
    adjectives=_words(
        "interested other respective following relevant remaining concerned different various "
        "several new said competent honourable honorable distinguished same eleven ten nine eight "
        "seven six five four three two own aforementioned current present participating entire "
        "whole many most certain"
    ),
    organs=_words(
        "government governments delegation delegations representative representatives authorities "
        "authority ministry ministries officer officers official officials consulate consulates "
        "embassy embassies delegate delegates coordinator secretariat office offices republic "
        "republics department departments points institutions agencies people population consul "
        "consuls network experts services service police forces prosecutor prosecutors judiciary "
        "institutes advisers advisors lawyers mission missions "
        "staff teams team secretary minister ministers director directorate institute"
    ),
    of=_words("of from for"),
    conjunctions=_words("and & or plus"),
    adverbs=_words(
        "also further furthermore then therefore subsequently hereby again kindly jointly likewise "
        "only not respectfully strongly unanimously especially particularly specifically duly "
        "formally additionally warmly sincerely highly deeply always periodically immediately "
        "promptly moreover soon finally officially cordially expressly equally now thus "
        "mutually individually collectively regularly publicly verbally firmly yet quarterly "
        "annually monthly continuously gladly"
    ),
    connectives=_words(
        "also furthermore additionally moreover likewise finally lastly and similarly thus "
        "therefore consequently then accordingly first firstly second secondly third thirdly "
        "besides however hence but afterwards subsequently equally meanwhile specifically overall "
        "again"
    ),
    leads=_words(
        "in on regarding concerning with as for during at once after before to given considering if "
        "should based under within by following through when since while upon from pursuant having "
        "recognizing bearing taking recalling noting notwithstanding towards without despite until "
        "owing due where whereas because although unless throughout aware mindful convinced "
        "concerned desiring responding continuing acknowledging emphasizing reaffirming referring "
        "relating"
    ),
    relatives=_words("which who whom that whose"),
    that=_words("that"),
    pronouns=_words("it they he she this these those"),
    assemblies=_words(
        "meeting participants delegations delegates representatives attendees officers parties "
        "plenary group officials conference network session undersigned"
    ),
    states=_words("countries states governments delegations nations"),
    organisations=_words("organizations organisations agencies institutions bodies parties"),
    single=_words("organization organisation agency institution country state government delegation"),
    pointers=_words("this that these those said such"),
    many=_words("countries"),
    through=_words("through via"),
    agent=_words("by"),
    to=_words("to with among amongst for"),
    numbers=("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    both=_words("both"),
    negations=_words("not never no nor"),
)

SPANISH = Tongue(
    language="es",
    determiners=_words(
        "el la los las lo un una unos unas este esta estos estas ese esa esos esas dicho dicha "
        "dichos dichas su sus todos todas todo toda cada ambos ambas al del nuestro nuestra "
        "nuestros aquellos aquellas"
    ),
    adjectives=_words(
        "interesados interesadas respectivos respectivas demas otros otras siguientes mismos mismas "
        "distintos distintas diversos diversas diferentes mencionados mencionadas citados citadas "
        "referidos once diez nueve ocho siete seis cinco cuatro tres dos ultimo ultima "
        "ultimos ultimas ilustre ilustres honorable "
        "honorables distinguida distinguidas actual nueva presente"
    ),
    organs=_words(
        "gobierno gobiernos delegacion delegaciones representante representantes representacion "
        "autoridades autoridad ministerio ministerios secretaria secretarias funcionario "
        "funcionarios funcionarias consulado consulados embajada embajadas delegado delegada "
        "delegados delegadas coordinador coordinadora coordinacion oficina republica republicas "
        "departamento direccion instituciones puntos oficiales pueblo consul consules cancilleria "
        "cancillerias instituto agencias expertos servicios servicio policia policias fiscalia "
        "fiscalias asesores asesoras mision misiones "
        "procuraduria procuradurias institutos poder equipo equipos ministro ministra "
        "viceministro viceministra director directora personal enlaces enlace"
    ),
    of=_words("de del"),
    conjunctions=_words("y e o u &"),
    adverbs=_words(
        "tambien ademas asimismo igualmente luego posteriormente nuevamente especialmente "
        "particularmente conjuntamente formalmente unanimemente respetuosamente oportunamente "
        "finalmente cordialmente expresamente atentamente no aun todavia debidamente periodicamente "
        "inmediatamente sinceramente profundamente mutuamente solo solamente le les lo la los las "
        "me nos muy trimestralmente anualmente mensualmente semestralmente publicamente"
    ),
    connectives=_words(
        "asimismo ademas tambien igualmente finalmente adicionalmente y e luego posteriormente "
        "consecuentemente entonces pero mientras seguidamente primero segundo tercero"
    ),
    leads=_words(
        "en con respecto sobre por para durante al tras ante segun conforme a una dada dado si de "
        "como desde luego antes despues considerando teniendo reconociendo recordando habiendo bajo "
        "mediante sin cuando toda acerca referente relativo frente dentro hasta hacia tomando "
        "destacando vista vistos visto conscientes consciente preocupados convencidos concluida "
        "concluido recibido recibida recibidos aprobado aprobada no atendiendo siendo reafirmando "
        "aunque mientras"
    ),
    relatives=_words("que cual cuales quien quienes cuyo cuya cuyos cuyas"),
    that=_words("que"),
    pronouns=_words("este esta estos estas ello esto ellos ellas aquel aquella"),
    assemblies=_words(
        "reunion participantes delegaciones delegados delegadas representantes asistentes "
        "funcionarios plenario plenaria oficiales conferencia red grupo partes sesion presentes"
    ),
    states=_words("paises estados gobiernos delegaciones naciones"),
    organisations=_words("organizaciones organismos agencias instituciones entidades partes"),
    single=_words("organizacion organismo agencia institucion pais estado gobierno delegacion"),
    pointers=_words(
        "este esta estos estas ese esa esos esas dicho dicha dichos dichas citado citada citados "
        "mencionado mencionados mismo misma"
    ),
    many=_words("paises"),
    through=_words("traves medio conducto mediante via intermedio"),
    agent=_words("por"),
    to=_words("a al con entre ante para"),
    numbers=("dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once"),
    both=_words("ambos ambas"),
    negations=_words("no nunca ni"),
)

TONGUES: dict[str, Tongue] = {"en": ENGLISH, "es": SPANISH}

CONTEXT: dict[str, frozenset[str]] = {
    "narrowing": _words("of de del en in from with"),
    "opening": _words("the all interested los todos the other demas some algunos by por to a que that"),
    "function": _words(
        "and y e en in with con prior the for para to que that on at de of from por a by or will "
        "has have is are was were as al el la los se ha han"
    ),
}
