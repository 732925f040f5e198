"""Take the pictures of the guides: ``python -m tools.pictures`` (``make pictures``).

It starts a demo of its own in a temporary folder on a free port, goes through it with Chromium as each role would, once
in English and once in Spanish, and writes ``docs/img/guides/<name>.<lang>.png``. The same day gives the same pictures:
the demo counts its days from today. ``--address`` uses a demo that runs already.
"""

from __future__ import annotations

import argparse
import base64
import os
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from enlace.cli.demo_people import PASSWORD

PLACE = Path(__file__).resolve().parent.parent / "docs" / "img" / "guides"
WIDE, PHONE = (1280, 800), (360, 720)
QUIET = [
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--font-render-hinting=none"),
]
PATIENCE = 900  # seconds for a demo that fills itself on a slow machine
LOCALES = {"en": "en-US", "es": "es-MX"}
REPORT = {
    "en": (
        "liaison-officers-2026.en.txt",
        "Regional Conference on Migration\n\nMeeting of the Liaison Officer Network to Combat Migrant Smuggling "
        "and Trafficking in Persons\n\nSan Salvador, El Salvador\n12 March 2026\n\nCONCLUSIONS\n\n"
        "1. Guatemala will send its protocol to the Technical Secretariat before 30 June 2026.\n\n"
        "2. IOM offers to train officials of Member "
        "Countries.\n",
    ),
    "es": (
        "funcionarios-de-enlace-2026.es.txt",
        "Conferencia Regional sobre Migración\n\nReunión de la Red de Funcionarios de Enlace para el Combate al "
        "Tráfico Ilícito de Migrantes y la Trata de Personas\n\nSan Salvador, El Salvador\n12 de marzo de 2026\n\n"
        "CONCLUSIONES\n\n"
        "1. Guatemala enviará su protocolo a la Secretaría Técnica antes del 30 de junio de 2026.\n\n2. La OIM ofrece "
        "capacitar a funcionarios de los Países Miembros.\n",
    ),
}
SAID = {
    "en": ("Sent to the Technical Secretariat today, with the figures by consulate.", "statistics-2026.pdf"),
    "es": ("Enviado hoy a la Secretaría Técnica, con los consulados nuevos.", "directorio-2026.pdf"),
}
WHY = {
    "en": "The Conference has since chosen another way; nobody waits for this any more.",
    "es": "La Conferencia eligió después otra vía; ya nadie espera este cumplimiento.",
}
NEWCOMER = {
    "en": (
        "Elena Funes Alvarado",
        "elena.funes@demo.example",
        "Ask Protocol for the list before each quarter ends.",
    ),
    "es": (
        "Elena Funes Alvarado",
        "elena.funes@demo.example",
        "Pida la lista a Protocolo antes de cada trimestre.",
    ),
}

_COLOURS = """async url => {
  const image = new Image(); image.src = url; await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height), pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0);
  const seen = pen.getImageData(0, 0, image.width, image.height).data, many = new Map();
  for (let i = 0; i < seen.length; i += 4) {
    const colour = seen[i] << 16 | seen[i + 1] << 8 | seen[i + 2];
    many.set(colour, (many.get(colour) || 0) + 1);
  }
  const kept = [...many].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, DEPTH).map(one => one[0]);
  const number = new Map(kept.map((colour, n) => [colour, n]));
  const nearest = colour => {
    let best = 0, least = Infinity;
    kept.forEach((one, n) => {
      const r = (one >> 16) - (colour >> 16), g = (one >> 8 & 255) - (colour >> 8 & 255);
      const b = (one & 255) - (colour & 255);
      const far = 3 * r * r + 6 * g * g + b * b;
      if (far < least) { least = far; best = n; }
    });
    number.set(colour, best);
    return best;
  };
  let text = "";
  for (let i = 0; i < seen.length; i += 4) {
    const colour = seen[i] << 16 | seen[i + 1] << 8 | seen[i + 2];
    text += String.fromCharCode(number.get(colour) ?? nearest(colour));
  }
  return { width: image.width, height: image.height, kept, pixels: btoa(text) };
}""".replace("DEPTH", "64")

_TO_THE_TOP = "(one, below) => scrollTo(0, one.getBoundingClientRect().top + scrollY - below)"


class Camera:
    """Takes what a page shows and keeps it small: 64 colours, which is what such a page has."""

    def __init__(self, browser: Any, lang: str, place: Path) -> None:
        self.lang, self.place = lang, place
        self.darkroom = browser.new_context().new_page()

    def take(self, page: Any, name: str) -> None:
        page.evaluate("document.querySelector('.demo-line')?.remove(); document.activeElement?.blur()")
        page.mouse.move(0, 0)
        shot = page.screenshot(animations="disabled", caret="hide")
        url = "data:image/png;base64," + base64.b64encode(shot).decode()
        small = self.darkroom.evaluate(_COLOURS, url)
        pixels = base64.b64decode(small["pixels"])
        file = self.place / f"{name}.{self.lang}.png"
        file.write_bytes(png(small["width"], small["height"], small["kept"], pixels))
        print(f"{file.name}: {file.stat().st_size / 1000:.0f} kB", flush=True)


def png(width: int, height: int, palette: list[int], pixels: bytes) -> bytes:
    """A PNG of one byte a pixel, each the number of a colour of the palette (RFC 2083)."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    lines = b"".join(b"\0" + pixels[at : at + width] for at in range(0, width * height, width))
    colours = b"".join(colour.to_bytes(3, "big") for colour in palette)
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"PLTE", colours), chunk(b"IDAT", zlib.compress(lines, 9)))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts) + chunk(b"IEND", b"")


class Visit:
    """One person at a browser, in one language."""

    def __init__(self, browser: Any, address: str, lang: str) -> None:
        self.browser, self.address, self.lang = browser, address, lang

    def sign_in(self, who: str, size: tuple[int, int] = WIDE) -> Any:
        page = self.guest(size)
        page.goto(f"{self.address}/accounts/login/")
        page.fill("input[name=login]", f"{who}@demo.example")
        page.fill("input[name=password]", PASSWORD)
        page.click("main button.btn-primary")
        page.wait_for_url(lambda url: "/login" not in url)
        return self.speak(page)

    def guest(self, size: tuple[int, int] = WIDE) -> Any:
        context = self.browser.new_context(
            locale=LOCALES[self.lang],
            viewport={"width": size[0], "height": size[1]},
            reduced_motion="reduce",
            color_scheme="light",
        )
        page = context.new_page()
        page.set_default_timeout(30_000)
        return page

    def speak(self, page: Any) -> Any:
        button = page.locator(f"header button[name=language][value={self.lang}]")
        if button.count():
            button.click()
            page.wait_for_load_state()
        return page


def secretariat(visit: Visit, camera: Camera) -> None:
    page = visit.sign_in("secretariat")
    page.goto(f"{visit.address}/desk/")
    camera.take(page, "secretariat-desk")
    found = page.locator("#confirm ~ ul a[href^='/commitments/']").last.get_attribute("href")
    review_pictures(page, visit, camera)
    import_picture(page, visit, camera)
    page.goto(f"{visit.address}{found}")
    card = page.locator("article.answer", has=page.locator(".state-reported_done")).first
    card.evaluate(_TO_THE_TOP, 330)
    camera.take(page, "secretariat-confirm")
    hand_over_picture(page, visit, camera)
    page.goto(f"{visit.address}/matrix/?body=consular-network")
    camera.take(page, "secretariat-matrix")
    page.context.close()


def review_pictures(page: Any, visit: Visit, camera: Camera) -> None:
    """The report that waits in the language of the page; it is made ready to adopt, and left so."""
    page.goto(f"{visit.address}/desk/")
    waiting = page.locator("a[href^='/review/']")
    mine = {"en": "in English", "es": "en español"}[visit.lang]
    page.goto(
        visit.address
        + waiting.locator("xpath=..").filter(has_text=mine).locator("a").first.get_attribute("href")
    )
    top = page.locator("#items-h")
    top.evaluate(_TO_THE_TOP, 20)
    camera.take(page, "secretariat-review")
    page.locator("[data-left]").first.focus()
    while page.locator("[data-left]").count():
        page.keyboard.press("a")
        page.wait_for_timeout(50)
        page.locator("[aria-busy=true]").first.wait_for(state="detached")
    page.locator("[data-key=adopt]").click()
    page.wait_for_url("**/adopt/")
    camera.take(page, "secretariat-adopt")


def import_picture(page: Any, visit: Visit, camera: Camera) -> None:
    name, text = REPORT[visit.lang]
    page.goto(f"{visit.address}/import/")
    page.set_input_files("#files", [{"name": name, "mimeType": "text/plain", "buffer": text.encode()}])
    page.locator("form.drop button.btn-primary").click()
    page.wait_for_url("**/import/*-*/")
    page.locator("#import-progress:not([data-hx-get])").wait_for()
    camera.take(page, "secretariat-import")


def hand_over_picture(page: Any, visit: Visit, camera: Camera) -> None:
    page.goto(f"{visit.address}/parties/HND/")
    page.goto(visit.address + page.locator("a[href^='/posts/']").first.get_attribute("href") + "hand-over/")
    name, mail, note = NEWCOMER[visit.lang]
    page.fill("input[name=name]", name)
    page.fill("input[name=email]", mail)
    page.fill("textarea[name=note]", note)
    page.evaluate("scrollTo(0, 0)")
    camera.take(page, "secretariat-hand-over")


def focal_point(visit: Visit, camera: Camera) -> None:
    page = visit.sign_in("honduras")
    page.goto(f"{visit.address}/desk/")
    camera.take(page, "focal-point-desk")
    latest = page.locator("#we-owe ~ ul a.said").filter(
        has_text={"en": "statistics", "es": "directorio"}[visit.lang]
    )
    found = visit.address + str(latest.first.get_attribute("href"))
    page.context.close()
    page = visit.sign_in("honduras", PHONE)
    page.goto(found)
    card = page.locator("#answer-HND")
    page.fill("#answer-HND textarea[name=note]", SAID[visit.lang][0])
    card.evaluate(_TO_THE_TOP, 70)
    camera.take(page, "focal-point-answer")
    proof = {"name": SAID[visit.lang][1], "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%%EOF\n"}
    page.set_input_files("#answer-HND input[type=file]", [proof])
    page.locator("#answer-HND form.report button.btn-primary").click()
    page.locator("#answer-HND form[action$='/take_back/']").wait_for()
    card.evaluate(_TO_THE_TOP, 70)
    camera.take(page, "focal-point-take-back")
    page.locator("#answer-HND form[action$='/take_back/'] button").click()
    page.locator("#answer-HND form.report").wait_for()
    page.context.close()


def presidency(visit: Visit, camera: Camera) -> None:
    page = visit.sign_in("presidency")
    page.goto(f"{visit.address}/desk/")
    camera.take(page, "presidency-desk")
    page.goto(visit.address + page.locator("#late-list ~ ul a.said").first.get_attribute("href"))
    page.goto(visit.address + page.locator("a[href$='/waive/']").first.get_attribute("href"))
    page.fill("textarea[name=note]", WHY[visit.lang])
    camera.take(page, "presidency-waive")
    page.context.close()


def observer(visit: Visit, camera: Camera) -> None:
    page = visit.sign_in("iom")
    page.goto(f"{visit.address}/desk/")
    camera.take(page, "observer-desk")
    page.context.close()


def public(visit: Visit, camera: Camera) -> None:
    page = visit.guest()
    page.goto(f"{visit.address}/")
    camera.take(visit.speak(page), "public-home")
    page.goto(
        visit.address
        + page.locator(f".rows a[href^='/reports/'][href$='/{visit.lang}/']").first.get_attribute("href")
    )
    camera.take(page, "public-report")
    page.context.close()


ROLES = (secretariat, focal_point, presidency, observer, public)


@contextmanager
def a_demo() -> Iterator[str]:
    """The address of a demo that lives as long as the pictures are taken, and leaves nothing behind."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="enlace-pictures-") as home:
        env = {**os.environ, "ENLACE_HOME": f"{home}/demo", "PYTHONUNBUFFERED": "1"}
        words = [sys.executable, "-m", "enlace.cli", "demo", "--port", str(port)]
        process = subprocess.Popen(words, env=env, stdin=subprocess.DEVNULL)
        try:
            wait_for(f"http://127.0.0.1:{port}/health/ready", process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(60)


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=10):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    raise SystemExit("The demo did not start.")


def chromium() -> str:
    """The same ones as in requirements/chromium.sh."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    raise SystemExit("No Chromium on this machine: apt install chromium.")


def take_all(address: str, place: Path, only: list[str]) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        for lang in LOCALES:
            env: dict[str, str | float | bool] = {**os.environ, "LANGUAGE": lang}
            browser = playwright.chromium.launch(
                executable_path=chromium(), args=[*QUIET, f"--lang={LOCALES[lang]}"], env=env
            )
            camera, visit = Camera(browser, lang, place), Visit(browser, address, lang)
            for role in ROLES:
                if not only or role.__name__ in only:
                    role(visit, camera)
            browser.close()


def main() -> int:
    asked = argparse.ArgumentParser(description="Take the pictures of the guides.")
    asked.add_argument("--address", help="a demo that runs already")
    asked.add_argument("--to", type=Path, default=PLACE, help="the folder that they are written to")
    asked.add_argument("only", nargs="*", help="roles, if not all")
    args = asked.parse_args()
    args.to.mkdir(parents=True, exist_ok=True)
    if args.address:
        take_all(args.address, args.to, args.only)
    else:
        with a_demo() as address:
            take_all(address, args.to, args.only)
    return 0


if __name__ == "__main__":
    sys.exit(main())
