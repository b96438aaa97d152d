"""Fine-tune the entailment model and export it: one command, from public data to the files that the package ships.

    python -m training.entailment DATA_FOLDER CHECKPOINT OUTPUT [--minutes 65] [--threads 2] [--resume]

DATA_FOLDER holds the folders ``verification`` and ``numeric``; CHECKPOINT a BERT classifier with its tokenizer.json.
OUTPUT receives the encoded corpus, the checkpoint kept every ten minutes, and at the end the three files of the model.
Needs the extra ``train``.
"""

import argparse
import os
from pathlib import Path


def main() -> None:
    """Read the arguments, build the corpus, train and export."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else None)
    parser.add_argument("data", type=Path)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--minutes", type=float, default=65.0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--version", default="entailment-1", help="the name of the weights")
    parser.add_argument("--resume", action="store_true")
    options = parser.parse_args()
    # Threads that spin while they wait take turns with whatever else runs here, and halve the speed.
    os.environ.update(OMP_WAIT_POLICY="PASSIVE", GOMP_SPINCOUNT="0", OMP_NUM_THREADS=str(options.threads))

    from training.entailment.corpus import build  # noqa: PLC0415 - numpy and torch read the environment when loaded
    from training.entailment.export import export  # noqa: PLC0415
    from training.entailment.loop import Training  # noqa: PLC0415

    options.output.mkdir(parents=True, exist_ok=True)
    corpus = build(options.data, options.checkpoint / "tokenizer.json", options.output / "corpus.npz")
    training = Training(options.checkpoint, options.output / "kept.pt", options.minutes)
    if options.resume:
        training.resume()
    training.run(corpus)
    export(training.network, options.checkpoint / "tokenizer.json", options.output, options.version)


if __name__ == "__main__":
    main()
