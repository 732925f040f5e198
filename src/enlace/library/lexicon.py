"""The field's terms in both languages: whoever searches for one finds the other."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from enlace.reader.grammar.tokens import fold

PAIRS = """
trafficking in persons = trata de personas | trafficking = trata
smuggling of migrants = tráfico ilícito de migrantes
smuggling = tráfico | children = niños, niñas, niñez | child = niño, niña | adolescents = adolescentes | boys = niños
girls = niñas | unaccompanied = no acompañados, no acompañadas | women = mujeres | gender = género
victims = víctimas
family = familia | family reunification = reunificación familiar | refugees = refugiados | refugee = refugiado
asylum = asilo | stateless = apátridas | migration = migración | migrants = migrantes, personas migrantes
migrant = migrante | migratory flows = flujos migratorios | flows = flujos | irregular = irregular
borders = fronteras
border = frontera, fronterizo | return = retorno | reintegration = reintegración, reinserción
repatriation = repatriación | deportation = deportación | detention = detención
extra continental = extracontinental, extrarregional
extra regional = extrarregional | labour = laboral | labor = laboral | workers = trabajadores | employment = empleo
exploitation = explotación | health = salud | education = educación | security = seguridad | protection = protección
human rights = derechos humanos | rights = derechos | missing migrants = migrantes desaparecidos
missing = desaparecidos, desaparecidas | remittances = remesas | disasters = desastres | climate = clima, climático
consulate = consulado | consulates = consulados | joint consulates = consulados conjuntos | consular = consular
consular network = red consular | network = red | embassies = embajadas | liaison officers = funcionarios de enlace
liaison = enlace | focal point = punto focal | member countries = países miembros | countries = países
country = país
presidency pro tempore = presidencia pro témpore | technical secretariat = secretaría técnica
secretariat = secretaría
vice ministers = viceministros | civil society = sociedad civil | observers = observadores | delegates = delegados
government = gobierno | ministry = ministerio | foreign affairs = relaciones exteriores | workshop = taller
seminar = seminario | training = capacitación | course = curso | meeting = reunión | forum = foro
conference = conferencia | agenda = agenda | report = informe | proposal = propuesta
concept note = nota conceptual | draft = borrador
guide = guía | guidelines = lineamientos, directrices | protocol = protocolo | manual = manual
memorandum of understanding = memorándum de entendimiento, memorando de entendimiento | agreement = acuerdo, convenio
declaration = declaración | recommendation = recomendación | decision = decisión | commitment = compromiso
plan of action = plan de acción | work plan = plan de trabajo | strategy = estrategia | policy = política
policies = políticas | legislation = legislación | law = ley | regulation = reglamento | document = documento
documents = documentos | passport = pasaporte | visa = visa | list = lista, listado | matrix = matriz
survey = encuesta | questionnaire = cuestionario | study = estudio | database = base de datos
information = información | data = datos
statistics = estadísticas | campaign = campaña | project = proyecto | programme = programa | mechanism = mecanismo
working group = grupo de trabajo | cooperation = cooperación | assistance = asistencia | support = apoyo
funding = financiamiento | budget = presupuesto | follow up = seguimiento | monitoring = monitoreo
best practices = buenas prácticas, mejores prácticas | exchange = intercambio | experiences = experiencias
coordination = coordinación | authorities = autoridades | officials = funcionarios | police = policía
prosecution = persecución, enjuiciamiento | crime = delito, crimen | organized crime = crimen organizado
prevention = prevención | regularization = regularización | integration = integración | nationals = connacionales
temporary workers = trabajadores temporales | host = sede, anfitrión | thanks = agradecimiento | approval = aprobación
regional = regional | bilateral = bilateral | website = sitio web, página web | virtual = virtual
identity = identidad
"""


@cache
def _known() -> tuple[Mapping[str, tuple[str, ...]], tuple[tuple[str, str], ...]]:
    other: dict[str, tuple[str, ...]] = {}
    shown: list[tuple[str, str]] = []
    for pair in PAIRS.replace("\n", "|").split("|"):
        if "=" not in pair:
            continue
        english, spanish = (side.strip() for side in pair.split("="))
        said = tuple(one.strip() for one in spanish.split(","))
        shown += [("en", english), *(("es", one) for one in said)]
        other[fold(english)] = (*other.get(fold(english), ()), *said)
        for one in said:
            other[fold(one)] = tuple(dict.fromkeys((*other.get(fold(one), ()), english)))
    return other, tuple(dict.fromkeys(shown))


def translations(said: str) -> tuple[str, ...]:
    """How the other language says it; nothing for what is no term; an ``s`` at the end makes no difference."""
    known = _known()[0]
    key = " ".join(fold(said).split())
    for one in (key, key.removesuffix("s"), key.removesuffix("es"), f"{key}s"):
        if one in known:
            return known[one]
    return ()


def terms(lang: str) -> tuple[str, ...]:
    """The terms of the field in that language."""
    return tuple(term for spoken, term in _known()[1] if spoken == lang)


def longest_term() -> int:
    return max(len(term.split()) for term in _known()[0])
