"""Plan wind-solar-storage-hydrogen parks: size, dispatch, certify, finance, report.

>>> import sunward
>>> park = sunward.read_park("park.toml")
>>> plan = sunward.plan(park)
>>> plan.results.wind.power_mw          # numpy, not a copy
>>> plan.write("out")

Powers are in MW, energies in MWh, hydrogen in kg, money in CNY; names carry their unit.
"""

from sunward import lp
from sunward._accounts import Accounts, finance
from sunward._core import (
    Asset,
    Binding,
    Capacity,
    Certificate,
    EnergyTotals,
    Fault,
    Flow,
    Gap,
    Indicator,
    Park,
    Program,
    Progress,
    RuleCheck,
    ScenarioYear,
    SimulatedAsset,
    SimulatedYear,
    SolveRecord,
    commit as __commit__,
    version as __version__,
)
from sunward._errors import Error, InputError, InternalError
from sunward._network import optimize
from sunward._park import build, case_template, read_park
from sunward._plan import Plan, plan, read_plan
from sunward._results import Results, Series
from sunward._simulation import Simulation, simulate
from sunward._study import (
    Study,
    study_break_even,
    study_spider,
    study_tornado,
    study_uncertainty,
    study_years,
)

__all__ = [
    "Accounts",
    "Asset",
    "Binding",
    "Capacity",
    "Certificate",
    "EnergyTotals",
    "Error",
    "Fault",
    "Flow",
    "Gap",
    "Indicator",
    "InputError",
    "InternalError",
    "Park",
    "Plan",
    "Program",
    "Progress",
    "Results",
    "RuleCheck",
    "ScenarioYear",
    "Series",
    "SimulatedAsset",
    "SimulatedYear",
    "Simulation",
    "SolveRecord",
    "Study",
    "__commit__",
    "__version__",
    "build",
    "case_template",
    "finance",
    "lp",
    "optimize",
    "plan",
    "read_park",
    "read_plan",
    "simulate",
    "study_break_even",
    "study_spider",
    "study_tornado",
    "study_uncertainty",
    "study_years",
]
