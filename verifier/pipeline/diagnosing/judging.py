"""The matcher: is the entailment model there, is it the one it says, and does it judge a pair?"""

import math
from typing import Final

from verifier.errors import ConfigError, ModelError
from verifier.pipeline.diagnosing.diagnosis import Diagnosis, doubtful, well, wrong
from verifier.pipeline.matchers import NONE, Matcher, MatcherSpec, open_matcher

SUBJECT: Final = "model"
EVIDENCE: Final = "The ferry line carried 1.2 million passengers in 2023."
CLAIM: Final = "The ferry carried passengers in 2023."
CLOSE: Final = 1e-3  # by which probabilities may miss 1


def diagnose_model(spec: MatcherSpec) -> list[Diagnosis]:
    """Open the matcher that *spec* describes, and have its model judge one pair."""
    try:
        matcher = open_matcher(spec)
        found = [_judged(spec, matcher)]
    except (ModelError, ConfigError) as error:
        return [wrong(SUBJECT, str(error), error.hint)]
    if not matcher.fits:
        hint = "Fit it anew with `verifier calibrate`."
        found.append(doubtful("calibration", f"{spec.calibration} was fitted for another matcher", hint))
    return found


def _judged(spec: MatcherSpec, matcher: Matcher) -> Diagnosis:
    if matcher.model is None:
        if spec.model == NONE:
            return well(SUBJECT, f"none, as it is set: the rules judge alone, as {matcher.version}")
        hint = "Install verifier whole, or set matching_model to `none` if that is meant."
        return doubtful(SUBJECT, f"the packaged model is not here: the rules judge alone, as {matcher.version}", hint)
    answer = matcher.model.judge(EVIDENCE, CLAIM)
    if not math.isclose(sum(answer), 1, abs_tol=CLOSE):
        hint = "Take another model, or set matching_model to `none`."
        return wrong(
            SUBJECT, f"the model {matcher.model.digest} gives no probabilities: they sum to {sum(answer)}", hint
        )
    return well(SUBJECT, f"digest {matcher.model.digest}; it judged a pair; assessments are by {matcher.version}")
