"""The refusals that need no `say` (src/compiler/known_refusals.hpp) have words in each language of the desk.

usage: check_refusals.py SOURCE_FOLDER
"""

import re
import sys
from pathlib import Path


def main(source):
    header = (source / "src/compiler/known_refusals.hpp").read_text(encoding="utf-8")
    names = re.findall(r'^ +"([a-z-]+)",$', header, re.MULTILINE)
    locales = [source / "web/src/locales" / f"{language}.ts" for language in ("en", "zh-Hans", "zh-Hant")]
    words = {locale: locale.read_text(encoding="utf-8") for locale in locales}
    missing = [f"{locale}: no words for `code.{name}`" for name in names for locale in locales if f'"code.{name}": "' not in words[locale]]
    if not names:
        missing.append(f"{source}/src/compiler/known_refusals.hpp: no name was found")
    print("\n".join(missing), file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
