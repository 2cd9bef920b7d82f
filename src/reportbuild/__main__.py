"""`python -m reportbuild`."""

from reportbuild.cli import main

if __name__ == "__main__":
    main()
