"""``verifier snapshot``: what sources say now, kept for good."""

from pathlib import Path
from typing import Annotated

import typer

from verifier.cli.console import print_data, print_report, progress_bar, tell
from verifier.cli.desk import AllowNetwork, ArchiveFolder, Database, Proxy, fetch_policy, open_desk
from verifier.cli.options import ClaimFiles, Form, Quiet, claim_paths, settings_with
from verifier.errors import ConfigError
from verifier.fetching.client import parse_url
from verifier.pipeline.desk import Capturing
from verifier.pipeline.links import STOPPED, CitedAt
from verifier.pipeline.snapshots import Taken, addresses_of, hand_in, take
from verifier.pipeline.verdicts import ExitCode
from verifier.reading.options import ReadOptions
from verifier.register.load import load_register
from verifier.reports.snapshots import render_snapshots, snapshots_json
from verifier.settings import Settings
