"""`python -m innerwiki` is the command `innerwiki`."""

from innerwiki.cli import main

if __name__ == "__main__":
    main(prog_name="innerwiki")
