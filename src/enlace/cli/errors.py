"""Why the command line refuses, in one sentence for people, in English and Spanish. Each is exit code 2."""

from __future__ import annotations

from typing import ClassVar

from enlace.cli.words import Language, pick


class Refusal(Exception):
    """A refusal with a sentence for people; ``facts`` fill its braces."""

    en: ClassVar[str]
    es: ClassVar[str]

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.sentence("en"))

    def sentence(self, lang: Language) -> str:
        return pick((self.en, self.es), lang, **self.facts)


class NothingToRead(Refusal):
    en = "{name}: no reports here (Word, PDF, HTML, text, OpenDocument or RTF files)."
    es = "{name}: aquí no hay informes (archivos Word, PDF, HTML, de texto, OpenDocument o RTF)."


class NoInput(Refusal):
    en = "There is no standard input to read."
    es = "No hay entrada estándar que leer."


class UnknownFormat(Refusal):
    en = "{name}: the name does not tell the format; add --format."
    es = "{name}: el nombre no indica el formato; agregue --format."


class NotOnATerminal(Refusal):
    en = "A workbook is not for the terminal; name a file with -o, such as -o register.xlsx."
    es = "Un libro de Excel no se muestra en la terminal; indique un archivo con -o, por ejemplo -o registro.xlsx."


class OverwritesInput(Refusal):
    en = "{name}: this is one of the files to be read; choose another name or folder for the output."
    es = "{name}: es uno de los archivos por leer; elija otro nombre u otra carpeta para la salida."


class NoSuchFolder(Refusal):
    en = "{name}: its folder does not exist."
    es = "{name}: la carpeta no existe."


class IsAFolder(Refusal):
    en = "{name}: this is a folder; name a file."
    es = "{name}: es una carpeta; indique un archivo."


class CannotWrite(Refusal):
    en = "{name}: cannot be written ({why})."
    es = "{name}: no se puede escribir ({why})."


class CannotRead(Refusal):
    """Facts: ``name``, and ``en`` and ``es``, the sentence that says why."""

    en = "{name}: {en}"
    es = "{name}: {es}"


class NoSuchProfile(Refusal):
    en = "There is no built-in profile “{name}”; there is: {known}."
    es = "No hay ningún perfil incorporado «{name}»; hay: {known}."


class NoDatabase(Refusal):
    en = "DATABASE_URL is missing, and no demo is running; see docs/running.md."
    es = "Falta DATABASE_URL y no hay ninguna demostración en marcha; véase docs/running.es.md."


class DatabaseUnreachable(Refusal):
    en = "The database cannot be reached ({why})."
    es = "No se puede acceder a la base de datos ({why})."


class DatabaseRefuses(Refusal):
    en = "The database refuses or broke it off ({why})."
    es = "La base de datos lo rechaza o lo interrumpió ({why})."


class DatabaseBehind(Refusal):
    en = "The database is not up to date; run enlace migrate."
    es = "La base de datos no está al día; ejecute enlace migrate."


class DatabaseDoesNotStart(Refusal):
    en = "The embedded PostgreSQL does not start; its log is {log}."
    es = "El PostgreSQL incorporado no arranca; su registro es {log}."


class SameRole(Refusal):
    en = "DATABASE_URL and ENLACE_OWNER_DATABASE_URL name the same role; the web role must own nothing."
    es = (
        "DATABASE_URL y ENLACE_OWNER_DATABASE_URL indican el mismo rol; el rol de la web no debe poseer nada."
    )


class WebRoleOwns(Refusal):
    en = "The web role {role} owns {owns} tables; give them to the owner first (REASSIGN OWNED)."
    es = "El rol de la web {role} posee {owns} tablas; primero entréguelas al propietario (REASSIGN OWNED)."


class HomeUnwritable(Refusal):
    en = "{home}, the folder of ENLACE_HOME, cannot be written ({why})."
    es = "{home}, la carpeta de ENLACE_HOME, no se puede escribir ({why})."


class NotTheOwner(Refusal):
    en = "{home} belongs to the user {user}, not to root: runuser -u {user} -- enlace …"
    es = "{home} pertenece al usuario {user}, no a root: runuser -u {user} -- enlace …"


class NoRoom(Refusal):
    en = "Only {free} MB are free in {home}; the demo needs {needed}. ENLACE_HOME names another folder."
    es = "Solo quedan {free} MB libres en {home}; la demostración necesita {needed}. ENLACE_HOME indica otra carpeta."


class DemoRuns(Refusal):
    en = "The demo is already running in {home}; stop it first (Ctrl-C there)."
    es = "La demostración ya está en marcha en {home}; deténgala primero (Ctrl-C en esa ventana)."


class PortTaken(Refusal):
    en = "Port {port} is taken by another program; choose another one: make demo PORT={other}."
    es = "Otro programa ocupa el puerto {port}; elija otro: make demo PORT={other}."


class CannotServe(Refusal):
    en = "Nothing can be served at {host}, port {port} ({why})."
    es = "No se puede atender en {host}, puerto {port} ({why})."


class DemoFailed(Refusal):
    en = "The demo could not be prepared; {log} tells why."
    es = "No se pudo preparar la demostración; {log} indica por qué."


class NotTheDemos(Refusal):
    en = "{home} does not look like a folder of Enlace; nothing was removed."
    es = "{home} no parece una carpeta de Enlace; no se borró nada."
