"""`python -m camtay` is the same as `camtay`."""

from camtay.entrances.terminal.main import main

if __name__ == "__main__":
    main()
