"""Evaluates the reference implementation of the scoring model for ReferenceTest.

Reads one JSON document from standard input and writes one to standard output:

    {"accounts": [{"name": ..., "start": day, "now": day, "productUse": weight, "events": [...]}], "units": {...}}
    -> {"accounts": {name: {"scores": ..., "trustAgainstIdeal": ..., "churn90Shapley": ...,
                            "silent": [...], "stakeholders": ...}}, "units": {...}}

"productUse" is PRODUCT_USE of the version that scores the account; without it, the default.
"units" has the format of units.json: per function a list of rows whose last element (two for "interval") is the
expected value. The answer holds the same rows with the values of the reference in these places.
"""
import json
import sys

import reference as r

HORIZONS = (30, 90, 180, 365)
PRODUCT_USE = r.P.B_USE


def account(a):
    now = a["now"]
    r.P.B_USE = a.get("productUse", PRODUCT_USE)
    state = r.fold(a["events"], a["start"])
    scores, inputs = r.score(state, now)
    base, shapley, probability = r.shapley_churn(inputs, 90)
    return {
        "scores": scores,
        "trustAgainstIdeal": r.explain_trust(inputs),
        "churn90Shapley": {"base": base, "contributions": shapley, "probability": probability},
        "silent": r.forecast(state, now, HORIZONS, mode="SILENT"),
        "stakeholders": {i: r.stakeholder(state, i, now) for i in state.stake},
    }


def q_ack(heated, waited):
    return r.q_ack({"t": 100.0, "ack": 100.0 + waited, "heated": heated}, 200.0)


def q_complaint(severity, heated, acknowledged, resolved):
    return r.q_complaint({"t": 0.0, "sev": severity, "heated": heated, "ack": acknowledged}, resolved)


UNITS = {
    "weight": r.weight,
    "qFulfil": r.q_fulfil,
    "qReneg": r.q_reneg,
    "qAck": q_ack,
    "qComplaint": q_complaint,
    "fresh": r.fresh,
    "betainc": r.betainc,
    "betaq": r.betaq,
    "interval": r.interval,
}
CONSTANTS = {"KAPPA": r.P.KAPPA, "LAM0": r.P.LAM0, "A_BAD": r.P.A_BAD, "LN2": r.LN2}


def unit_rows(name, rows):
    results = 2 if name == "interval" else 1
    evaluated = []
    for row in rows:
        arguments = row[:-results]
        value = UNITS[name](*arguments)
        evaluated.append(arguments + (list(value) if results == 2 else [value]))
    return evaluated


def units(golden):
    evaluated = {name: unit_rows(name, rows) for name, rows in golden.items() if name != "constants"}
    if "constants" in golden:
        evaluated["constants"] = CONSTANTS
    return evaluated


if __name__ == "__main__":
    question = json.load(sys.stdin)
    json.dump(
        {
            "accounts": {a["name"]: account(a) for a in question["accounts"]},
            "units": units(question.get("units", {})),
        },
        sys.stdout,
    )
