"""Seeded random networks for the comparison with PyPSA: one function per family.

Every number comes from the seed, so that a difference can be looked at again: compare.py FAMILY SEED.
All families have load shedding, so that a solution exists whatever the draw; `tight` is the exception.
"""
import numpy as np
import pandas as pd
import pypsa

FAMILIES = {}


def family(build):
    FAMILIES[build.__name__] = build
    return build


def empty(rng, snapshots=None):
    n = pypsa.Network()
    count = snapshots or int(rng.integers(12, 60))
    n.set_snapshots(pd.date_range("2030-01-01", periods=count, freq="h"))
    for carrier, co2 in [("AC", 0), ("wind", 0), ("solar", 0), ("gas", 0.2), ("coal", 0.34), ("load", 0),
                         ("battery", 0), ("hydrogen", 0), ("heat", 0), ("hydro", 0), ("DC", 0)]:
        n.add("Carrier", carrier, co2_emissions=co2)
    return n


def availability(rng, n, kind):
    t = np.arange(len(n.snapshots))
    if kind == "solar":
        return np.clip(np.sin((t % 24 - 6) * np.pi / 12), 0, 1) * rng.uniform(0.5, 1, len(t))
    return np.clip(rng.beta(1.5, 2.5, len(t)) + 0.1 * np.sin(t / 9), 0, 1)


def add_load(rng, n, bus, scale=100.0):
    t = np.arange(len(n.snapshots))
    profile = scale * (1 + 0.3 * np.sin(t * np.pi / 12)) * rng.uniform(0.8, 1.2, len(t))
    n.add("Load", f"load {bus}", bus=bus, p_set=profile)
    n.add("Generator", f"shed {bus}", bus=bus, carrier="load", p_nom=1e4,
          marginal_cost=rng.uniform(2000, 4000))


def add_renewables(rng, n, bus):
    for kind in ("wind", "solar"):
        n.add("Generator", f"{kind} {bus}", bus=bus, carrier=kind, p_nom_extendable=True,
              p_max_pu=availability(rng, n, kind), capital_cost=rng.uniform(20, 120),
              marginal_cost=rng.uniform(0, 1), p_nom=rng.uniform(0, 30),
              p_nom_max=rng.choice([np.inf, rng.uniform(100, 400)]), p_nom_min=rng.choice([0, rng.uniform(0, 20)]))


def add_thermal(rng, n, bus):
    n.add("Generator", f"gas {bus}", bus=bus, carrier="gas", p_nom=rng.uniform(20, 150),
          marginal_cost=rng.uniform(40, 90), efficiency=rng.uniform(0.4, 0.6))
    n.add("Generator", f"coal {bus}", bus=bus, carrier="coal", p_nom_extendable=True,
          capital_cost=rng.uniform(50, 200), marginal_cost=rng.uniform(20, 40),
          efficiency=rng.uniform(0.3, 0.45), p_min_pu=rng.choice([0, 0.2]))


def add_battery(rng, n, bus, **more):
    n.add("StorageUnit", f"battery {bus}", bus=bus, carrier="battery", p_nom_extendable=True,
          capital_cost=rng.uniform(5, 60), max_hours=rng.uniform(2, 6), efficiency_store=rng.uniform(0.9, 1),
          efficiency_dispatch=rng.uniform(0.9, 1), standing_loss=rng.choice([0, rng.uniform(0, 0.01)]),
          marginal_cost=rng.uniform(0, 1), **{"cyclic_state_of_charge": True, **more})


def add_hydrogen(rng, n, bus, demand=True):
    h2 = f"H2 {bus}"
    n.add("Bus", h2, carrier="hydrogen")
    n.add("Link", f"electrolyser {bus}", bus0=bus, bus1=h2, p_nom_extendable=True, carrier="hydrogen",
          efficiency=rng.uniform(0.6, 0.75), capital_cost=rng.uniform(10, 60))
    n.add("Link", f"fuel cell {bus}", bus0=h2, bus1=bus, p_nom_extendable=True, carrier="hydrogen",
          efficiency=rng.uniform(0.4, 0.6), capital_cost=rng.uniform(10, 80), marginal_cost=rng.uniform(0, 2))
    n.add("Store", f"tank {bus}", bus=h2, carrier="hydrogen", e_nom_extendable=True, e_cyclic=True,
          capital_cost=rng.uniform(0.5, 5), standing_loss=rng.choice([0, 0.002]))
    if demand:
        add_load(rng, n, h2, scale=10.0)


@family
def single_node(rng):
    n = empty(rng)
    n.add("Bus", "b", carrier="AC")
    add_load(rng, n, "b")
    add_renewables(rng, n, "b")
    add_thermal(rng, n, "b")
    add_battery(rng, n, "b")
    add_hydrogen(rng, n, "b", demand=bool(rng.integers(2)))
    return n


@family
def sector_coupled(rng):
    n = single_node(rng)
    t = np.arange(len(n.snapshots))
    n.add("Bus", "heat", carrier="heat")
    add_load(rng, n, "heat", scale=40.0)
    cop = 2.5 + 0.8 * np.sin(t * np.pi / 12) + rng.uniform(-0.2, 0.2, len(t))
    n.add("Link", "heat pump", bus0="b", bus1="heat", efficiency=cop, p_nom_extendable=True,
          capital_cost=rng.uniform(20, 80), carrier="heat")
    n.add("Link", "boiler", bus0="H2 b", bus1="heat", efficiency=0.9, p_nom=rng.uniform(0, 30), carrier="heat")
    n.add("Store", "water", bus="heat", carrier="heat", e_nom_extendable=True, e_cyclic=bool(rng.integers(2)),
          capital_cost=rng.uniform(0.1, 2), standing_loss=rng.uniform(0, 0.02), e_initial=0.0,
          marginal_cost=rng.choice([0, 0.1]), marginal_cost_storage=rng.choice([0, 0.01]))
    n.add("Bus", "gas", carrier="gas")
    n.add("Store", "gas field", bus="gas", carrier="gas", e_nom=1e5, e_initial=1e5)
    n.add("Link", "chp", bus0="gas", bus1="b", bus2="heat", efficiency=0.4, efficiency2=0.45,
          p_nom_extendable=True, capital_cost=rng.uniform(20, 100), marginal_cost=rng.uniform(15, 40), carrier="gas")
    return n


@family
def meshed(rng):
    n = empty(rng)
    count = int(rng.integers(3, 7))
    for i in range(count):
        n.add("Bus", f"b{i}", v_nom=380.0, carrier="AC")
        add_load(rng, n, f"b{i}", scale=rng.uniform(20, 120))
        if i == 0 or rng.random() < 0.6:
            add_renewables(rng, n, f"b{i}")
        if rng.random() < 0.6:
            add_thermal(rng, n, f"b{i}")
    pairs = [(i, (i + 1) % count) for i in range(count)]
    pairs += [tuple(rng.choice(count, 2, replace=False)) for _ in range(int(rng.integers(0, 3)))]
    for k, (i, j) in enumerate(pairs):
        n.add("Line", f"line {k}", bus0=f"b{i}", bus1=f"b{j}", x=rng.uniform(5, 40), r=rng.uniform(0.5, 3),
              s_nom=rng.uniform(20, 120), s_nom_extendable=bool(rng.random() < 0.4), capital_cost=rng.uniform(1, 20),
              s_max_pu=rng.choice([1.0, 0.7]), length=rng.uniform(20, 200))
    n.add("Bus", "low", v_nom=110.0, carrier="AC")
    add_load(rng, n, "low", scale=20)
    for k in range(2):
        n.add("Transformer", f"trafo {k}", bus0="b0", bus1="low", x=rng.uniform(0.05, 0.2), s_nom=rng.uniform(10, 60),
              tap_ratio=rng.choice([1.0, 1.03]), phase_shift=rng.choice([0.0, 2.0]))
    n.add("Link", "hvdc", bus0="b0", bus1=f"b{count - 1}", p_nom_extendable=True, p_min_pu=-1.0,
          capital_cost=rng.uniform(5, 30), carrier="DC", length=100.0)
    return n


@family
def many_ports(rng):
    n = empty(rng)
    for bus, carrier in [("el", "AC"), ("h2", "hydrogen"), ("heat", "heat"), ("co2", "gas")]:
        n.add("Bus", bus, carrier=carrier)
    for bus in ("el", "h2", "heat"):
        add_load(rng, n, bus, scale={"el": 60, "h2": 20, "heat": 30}[bus])
    add_renewables(rng, n, "el")
    add_thermal(rng, n, "el")
    n.add("Link", "electrolyser", bus0="el", bus1="h2", bus2="heat", efficiency=0.65,
          efficiency2=rng.uniform(0.1, 0.25, len(n.snapshots)), p_nom_extendable=True, capital_cost=rng.uniform(10, 50))
    n.add("Link", "reformer", bus0="el", bus1="h2", bus2="heat", bus3="co2", efficiency=1.5, efficiency2=-0.3,
          efficiency3=0.25, p_nom_extendable=True, capital_cost=rng.uniform(50, 90), marginal_cost=rng.uniform(20, 60))
    n.add("Store", "co2 store", bus="co2", e_nom=rng.uniform(50, 5000), e_min_pu=0.0)
    n.add("Generator", "vent", bus="co2", sign=-1.0, p_nom=1e4, marginal_cost=rng.uniform(1, 30))
    n.add("Store", "tank", bus="h2", e_nom_extendable=True, e_cyclic=True, capital_cost=rng.uniform(0.5, 3))
    if hasattr(n, "processes"):
        n.add("Process", "mixer", bus0="el", bus1="heat", bus2="h2", rate0=-1.0, rate1=0.7, rate2=0.1,
              p_nom=rng.uniform(5, 30), p_min_pu=0.1, marginal_cost=1.0)
    return n


@family
def carbon_cap(rng):
    n = single_node(rng)
    n.add("StorageUnit", "coal heap", bus="b", carrier="coal", p_nom=20, max_hours=50,
          state_of_charge_initial=800.0)
    free = float(rng.uniform(0.1, 1.0)) * 40 * len(n.snapshots)
    n.add("GlobalConstraint", "co2", type="primary_energy", carrier_attribute="co2_emissions", sense="<=",
          constant=free)
    n.add("GlobalConstraint", "wind limit", type="tech_capacity_expansion_limit", carrier_attribute="wind",
          sense="<=", constant=rng.uniform(60, 200))
    n.add("GlobalConstraint", "gas budget", type="operational_limit", carrier_attribute="gas", sense="<=",
          constant=rng.uniform(10, 60) * len(n.snapshots))
    return n


@family
def ramps(rng):
    n = empty(rng)
    n.add("Bus", "b", carrier="AC")
    add_load(rng, n, "b")
    add_renewables(rng, n, "b")
    n.add("Generator", "slow", bus="b", carrier="coal", p_nom=rng.uniform(60, 150), marginal_cost=rng.uniform(10, 25),
          ramp_limit_up=rng.uniform(0.02, 0.2), ramp_limit_down=rng.uniform(0.02, 0.2), p_min_pu=0.1)
    n.add("Generator", "new", bus="b", carrier="gas", p_nom_extendable=True, capital_cost=rng.uniform(20, 90),
          marginal_cost=rng.uniform(30, 60), ramp_limit_up=rng.uniform(0.05, 0.3))
    n.add("Bus", "h2", carrier="hydrogen")
    add_load(rng, n, "h2", scale=15)
    n.add("Link", "electrolyser", bus0="b", bus1="h2", efficiency=0.7, p_nom_extendable=True,
          capital_cost=rng.uniform(10, 40), ramp_limit_up=rng.uniform(0.1, 0.4), ramp_limit_down=rng.uniform(0.1, 0.4))
    n.add("Store", "tank", bus="h2", e_nom_extendable=True, e_cyclic=True, capital_cost=rng.uniform(0.5, 3))
    limits = rng.uniform(0.1, 0.5, len(n.snapshots))
    n.add("Generator", "varying", bus="b", carrier="gas", p_nom=rng.uniform(10, 60), marginal_cost=rng.uniform(25, 45),
          ramp_limit_up=limits, p_init=rng.choice([np.nan, 5.0]))
    return n


@family
def reservoirs(rng):
    n = empty(rng)
    n.add("Bus", "b", carrier="AC")
    add_load(rng, n, "b")
    add_renewables(rng, n, "b")
    add_thermal(rng, n, "b")
    for k in range(2):
        n.add("StorageUnit", f"dam {k}", bus="b", carrier="hydro", p_nom=rng.uniform(20, 80), p_min_pu=0.0,
              max_hours=rng.uniform(5, 40), inflow=np.clip(rng.normal(15, 15, len(n.snapshots)), 0, None),
              state_of_charge_initial=rng.uniform(0, 90), efficiency_dispatch=0.9,
              spill_cost=rng.choice([0, 0.3]), marginal_cost=rng.uniform(0, 2),
              cyclic_state_of_charge=bool(rng.integers(2)), standing_loss=rng.choice([0, 0.001]))
    add_battery(rng, n, "b", cyclic_state_of_charge=False, marginal_cost_storage=0.01)
    n.add("StorageUnit", "pump", bus="b", carrier="hydro", p_nom=30, max_hours=8, p_min_pu=-0.7, p_max_pu=0.9,
          efficiency_store=0.85, efficiency_dispatch=0.9, cyclic_state_of_charge=True)
    return n


@family
def set_points(rng):
    n = single_node(rng)
    t = len(n.snapshots)
    must = pd.Series(rng.uniform(0, 5, t), n.snapshots)
    n.add("Generator", "must run", bus="b", carrier="gas", p_nom=10, p_set=must, marginal_cost=3)
    some = pd.Series(np.where(rng.random(t) < 0.3, rng.uniform(0, 4, t), np.nan), n.snapshots)
    n.add("Generator", "sometimes", bus="b", carrier="gas", p_nom_extendable=True, capital_cost=5, p_set=some,
          marginal_cost=70)
    n.add("Generator", "budget", bus="b", carrier="gas", p_nom=60, marginal_cost=5,
          e_sum_max=rng.uniform(5, 20) * t, e_sum_min=rng.uniform(0, 4) * t)
    n.add("Generator", "fixed size", bus="b", carrier="gas", p_nom_extendable=True, p_nom_set=7.5, capital_cost=100,
          marginal_cost=30, overnight_cost=1000.0, discount_rate=0.07, lifetime=25, fom_cost=2.0)
    n.add("Generator", "off", bus="b", carrier="gas", p_nom=100, marginal_cost=1, active=False)
    return n


@family
def unequal_weights(rng):
    n = FAMILIES[str(rng.choice(["single_node", "sector_coupled", "reservoirs", "carbon_cap", "ramps"]))](rng)
    hours = rng.choice([1.0, 2.0, 3.0, 6.0], len(n.snapshots))
    n.snapshot_weightings["objective"] = hours * rng.choice([1.0, 10.0])
    n.snapshot_weightings["stores"] = hours
    n.snapshot_weightings["generators"] = n.snapshot_weightings["objective"]
    return n


@family
def expansion_limits(rng):
    n = meshed(rng)
    n.lines["carrier"] = "AC"
    n.add("GlobalConstraint", "volume", type="transmission_volume_expansion_limit", carrier_attribute="AC, DC",
          sense="<=", constant=rng.uniform(5e3, 6e4))
    n.add("GlobalConstraint", "cost", type="transmission_expansion_cost_limit", carrier_attribute="AC, DC",
          sense="<=", constant=rng.uniform(500, 5000))
    return n


@family
def scenarios(rng):
    base = FAMILIES[str(rng.choice(["single_node", "reservoirs", "carbon_cap", "meshed"]))]
    n = base(rng)
    for name in list(n.global_constraints.index):
        if n.global_constraints.type[name] == "tech_capacity_expansion_limit":
            n.remove("GlobalConstraint", name)
    weights = rng.dirichlet(np.ones(3))
    n.set_scenarios({"low": weights[0], "mid": weights[1], "high": weights[2]})
    for s in n.scenarios:
        for attribute in ("p_max_pu",):
            frame = n.generators_t[attribute]
            for column in frame.columns:
                if column[0] == s:
                    frame[column] = np.clip(frame[column] * rng.uniform(0.6, 1.1, len(frame)), 0, 1)
        for column in n.loads_t.p_set.columns:
            if column[0] == s:
                n.loads_t.p_set[column] *= rng.uniform(0.9, 1.1)
        n.generators.loc[(s, slice(None)), "marginal_cost"] *= rng.uniform(0.8, 1.2)
    return n


@family
def periods(rng):
    n = pypsa.Network()
    years = [2030, 2040, 2050]
    hours = pd.date_range("2030-01-01", periods=int(rng.integers(8, 24)), freq="h")
    n.set_snapshots(pd.MultiIndex.from_product([years, hours], names=["period", "timestep"]))
    n.investment_periods = years
    n.investment_period_weightings["years"] = [10.0, 10.0, 10.0]
    n.investment_period_weightings["objective"] = [9.0, 6.0, 4.0]
    for carrier, co2 in [("AC", 0), ("wind", 0), ("gas", 0.2), ("load", 0), ("battery", 0)]:
        n.add("Carrier", carrier, co2_emissions=co2)
    n.add("Bus", "b", carrier="AC")
    add_load(rng, n, "b")
    for year in years:
        n.add("Generator", f"wind {year}", bus="b", carrier="wind", p_nom_extendable=True, build_year=year,
              lifetime=rng.choice([10, 15, 30]), capital_cost=rng.uniform(20, 90),
              p_max_pu=np.clip(rng.beta(1.5, 2.5, len(n.snapshots)), 0, 1))
        n.add("StorageUnit", f"battery {year}", bus="b", carrier="battery", p_nom_extendable=True, build_year=year,
              lifetime=15, capital_cost=rng.uniform(5, 40), max_hours=4, cyclic_state_of_charge_per_period=True)
    n.add("Generator", "gas", bus="b", carrier="gas", p_nom_extendable=True, build_year=2030, lifetime=40,
          capital_cost=rng.uniform(10, 40), marginal_cost=rng.uniform(30, 60), efficiency=0.5,
          ramp_limit_up=rng.uniform(0.2, 0.6))
    n.add("GlobalConstraint", "co2", type="primary_energy", sense="<=", constant=rng.uniform(10, 60) * len(n.snapshots),
          carrier_attribute="co2_emissions")
    if rng.random() < 0.5:
        n.add("GlobalConstraint", "co2 2050", type="primary_energy", sense="<=", investment_period=2050,
              constant=rng.uniform(2, 10) * len(n.snapshots), carrier_attribute="co2_emissions")
    return n


@family
def tight(rng):
    """Without load shedding: feasible or not, as the draw has it."""
    n = empty(rng, 24)
    n.add("Bus", "b", carrier="AC")
    n.add("Load", "l", bus="b", p_set=rng.uniform(50, 110, 24))
    n.add("Generator", "gas", bus="b", carrier="gas", p_nom=100, marginal_cost=rng.uniform(10, 60))
    add_battery(rng, n, "b")
    if rng.random() < 0.5:
        n.storage_units["p_nom_max"] = rng.uniform(0, 15)
    return n


@family
def odds(rng):
    """What is rare: direct current, angle limits, signs, unlimited and negative things, sparse set points."""
    n = empty(rng)
    count = len(n.snapshots)
    n.set_snapshots(pd.RangeIndex(count, name="snapshot") if rng.random() < 0.5 else n.snapshots)
    for i in range(3):
        n.add("Bus", str(i), v_nom=220.0, carrier="AC")
        n.add("Bus", f"dc {i}", v_nom=320.0, carrier="DC")
        add_load(rng, n, str(i), scale=rng.uniform(20, 60))
        n.add("Link", f"converter {i}", bus0=str(i), bus1=f"dc {i}", p_nom=rng.uniform(10, 60), p_min_pu=-1.0,
              carrier="DC", marginal_cost=0.01)
    n.add("Bus", "alone", carrier="heat")
    add_thermal(rng, n, "0")
    add_renewables(rng, n, "1")
    for i, j in [(0, 1), (1, 2), (0, 2), (0, 2)]:
        n.add("Line", f"ac {i} {j}", bus0=str(i), bus1=str(j), x=rng.uniform(5, 30), r=1.0, s_nom=rng.uniform(10, 60),
              overwrite=True, v_ang_max=rng.choice([np.inf, 5.0]))
        n.add("Line", f"dc {i} {j}", bus0=f"dc {i}", bus1=f"dc {j}", x=0.0, r=rng.uniform(1, 9),
              s_nom=rng.uniform(5, 20), s_nom_min=5.0, s_nom_extendable=bool(rng.integers(2)), capital_cost=3.0,
              s_nom_max=60.0, overwrite=True)
    n.add("Line", "out of order", bus0="0", bus1="1", x=10.0, r=1.0, s_nom=100.0, active=False)
    n.add("Generator", "market", bus="2", carrier="gas", p_nom=np.inf, marginal_cost=rng.uniform(100, 300))
    n.add("Generator", "sale", bus="1", carrier="gas", sign=-1.0, p_nom=20, marginal_cost=-rng.uniform(1, 20))
    n.add("Load", "feeds in", bus="2", p_set=rng.uniform(0, 5, count), sign=1.0)
    n.add("Store", "tank", bus="1", carrier="battery", e_nom=40, e_initial=15, e_min_pu=rng.uniform(0, 0.2, count),
          e_max_pu=rng.uniform(0.6, 1.0, count), standing_loss=0.001)
    n.add("Link", "varying", bus0="0", bus1="2", efficiency=0.95, p_nom_extendable=True, capital_cost=2.0,
          p_max_pu=rng.uniform(0.5, 1, count), p_min_pu=-rng.uniform(0, 0.5, count), p_nom_max=40.0)
    level = pd.Series(np.nan, n.snapshots)
    level.iloc[-1] = 10.0
    n.add("StorageUnit", "ends full", bus="0", carrier="battery", p_nom=8, max_hours=4, state_of_charge_initial=6.0,
          state_of_charge_set=level, efficiency_store=0.9)
    some = pd.Series(np.where(rng.random(count) < 0.2, 1.5, np.nan), n.snapshots)
    n.add("StorageUnit", "ordered", bus="0", carrier="battery", p_nom_extendable=True, capital_cost=1.0, max_hours=6,
          p_nom_min=4.0, p_store_set=some, cyclic_state_of_charge=True)
    n.add("Generator", "exact", bus="0", carrier="gas", p_nom_extendable=True, p_nom_min=10.0, p_nom_max=10.0,
          p_min_pu=0.3, p_max_pu=0.8, marginal_cost=60.0, capital_cost=7.0)
    return n


@family
def carry_over(rng):
    """Investment periods through which storages carry their content."""
    n = periods(rng)
    n.remove("StorageUnit", list(n.storage_units.index))
    n.add("StorageUnit", "seasonal", bus="b", carrier="battery", p_nom_extendable=True, capital_cost=rng.uniform(5, 30),
          max_hours=8, state_of_charge_initial=rng.uniform(0, 20), lifetime=50, build_year=2030,
          efficiency_dispatch=0.9, cyclic_state_of_charge=bool(rng.integers(2)))
    n.add("Store", "heap", bus="b", carrier="battery", e_nom_extendable=True, capital_cost=rng.uniform(1, 9),
          e_cyclic=bool(rng.integers(2)), lifetime=50, build_year=2030)
    return n


def add_dump(n, bus):
    """Takes what units that must go on running have too much."""
    n.add("Generator", f"dump {bus}", bus=bus, carrier="load", sign=-1.0, p_nom=500.0, marginal_cost=5.0)


def add_unit(rng, n, name, bus, kind="Generator", **more):
    """A unit that starts and stops, with a random part of what PyPSA knows of such units."""
    chosen = {"committable": True, "start_up_cost": rng.choice([0, rng.uniform(50, 2000)]),
              "shut_down_cost": rng.choice([0, rng.uniform(10, 300)]),
              "stand_by_cost": rng.choice([0, rng.uniform(1, 60)]),
              "min_up_time": int(rng.integers(0, 9)), "min_down_time": int(rng.integers(0, 7)),
              "p_min_pu": rng.uniform(0.2, 0.6), "marginal_cost": rng.uniform(15, 80)}
    if rng.random() < 0.5:
        chosen |= {"up_time_before": 0, "down_time_before": int(rng.integers(1, 6))}
    else:
        chosen |= {"up_time_before": int(rng.integers(1, 6))}
    if rng.random() < 0.6:
        chosen |= {"ramp_limit_up": rng.uniform(0.1, 0.5), "ramp_limit_down": rng.uniform(0.1, 0.5),
                   "ramp_limit_start_up": rng.uniform(0.6, 0.9), "ramp_limit_shut_down": rng.uniform(0.6, 0.9),
                   "p_init": rng.choice([np.nan, np.nan, 30.0])}
    n.add(kind, name, **{"bus" if kind == "Generator" else "bus0": bus, "carrier": "gas"} | chosen | more)


@family
def committed(rng):
    """Thermal units of given capacity that start and stop."""
    n = empty(rng)
    n.add("Bus", "b", carrier="AC")
    add_load(rng, n, "b", scale=120)
    add_dump(n, "b")
    n.add("Generator", "wind", bus="b", carrier="wind", p_nom=rng.uniform(20, 90), p_max_pu=availability(rng, n, "wind"))
    for k in range(int(rng.integers(2, 5))):
        add_unit(rng, n, f"unit {k}", "b", p_nom=rng.uniform(30, 90))
    n.generators.loc["unit 0", "min_up_time"] = 0
    if rng.random() < 0.5:
        n.generators_t.stand_by_cost["unit 1"] = rng.uniform(0, 50, len(n.snapshots))
        n.generators_t.start_up_cost["unit 1"] = rng.uniform(0, 500, len(n.snapshots))
    if rng.random() < 0.3:
        n.snapshot_weightings[["objective", "stores", "generators"]] = rng.choice([1.0, 2.0, 3.0])
    return n


@family
def committed_links(rng):
    """Links (and a process) that start and stop, beside storage and extendable wind."""
    n = empty(rng, int(rng.integers(12, 36)))
    n.add("Bus", "b", carrier="AC")
    n.add("Bus", "gas", carrier="gas")
    n.add("Bus", "heat", carrier="heat")
    add_load(rng, n, "b", scale=80)
    add_load(rng, n, "heat", scale=20)
    add_renewables(rng, n, "b")
    add_battery(rng, n, "b")
    n.add("Generator", "well", bus="gas", carrier="gas", p_nom=1e4, marginal_cost=rng.uniform(10, 30))
    add_dump(n, "b")
    add_dump(n, "heat")
    add_unit(rng, n, "turbine", "gas", "Link", bus1="b", efficiency=0.45, p_nom=rng.uniform(60, 160))
    add_unit(rng, n, "chp", "gas", "Link", bus1="b", bus2="heat", efficiency=0.35, efficiency2=0.4,
             p_nom=rng.uniform(40, 120))
    add_unit(rng, n, "boiler", "gas", "Process", bus1="heat", rate0=-1.0, rate1=0.9, p_nom=rng.uniform(20, 60))
    return n


@family
def committed_sizes(rng):
    """Units that start and stop and whose capacity is chosen: freely, or in modules."""
    n = empty(rng, int(rng.integers(12, 30)))
    n.add("Bus", "b", carrier="AC")
    add_load(rng, n, "b", scale=120)
    add_renewables(rng, n, "b")
    add_dump(n, "b")
    add_unit(rng, n, "free", "b", p_nom_extendable=True, capital_cost=rng.uniform(20, 120),
             p_nom_max=rng.choice([np.inf, 150.0]))
    add_unit(rng, n, "in modules", "b", p_nom_extendable=True, p_nom_mod=rng.uniform(10, 40), min_down_time=0,
             capital_cost=rng.uniform(20, 120), p_nom_max=rng.choice([np.inf, 160.0]))
    add_unit(rng, n, "three", "b", p_nom=90.0, p_nom_mod=30.0, min_down_time=0)
    for attribute in ("ramp_limit_up", "ramp_limit_down", "ramp_limit_start_up", "ramp_limit_shut_down"):
        n.generators.loc["three", attribute] = np.nan
    return n


@family
def modules(rng):
    """Capacities in modules of everything that has a capacity."""
    n = meshed(rng)
    n.lines["s_nom_mod"] = rng.choice([0.0, 25.0], len(n.lines))
    n.links["p_nom_mod"] = rng.uniform(10, 60)
    renewable = n.generators.index[n.generators.p_nom_extendable]
    n.generators.loc[renewable, "p_nom_mod"] = rng.choice([0.0, 15.0], len(renewable))
    n.generators.loc[renewable, "p_nom_min"] = 0.0
    add_hydrogen(rng, n, "b0")
    n.stores["e_nom_mod"] = rng.uniform(20, 80)
    add_battery(rng, n, "b0", p_nom_mod=rng.uniform(5, 20))
    n.transformers["s_nom_extendable"] = bool(rng.integers(2))
    n.transformers["s_nom_mod"] = 20.0
    n.transformers["capital_cost"] = rng.uniform(1, 9)
    return n


@family
def committed_periods(rng):
    """Investment periods, with units that start and stop and others in modules."""
    n = periods(rng)
    n.remove("StorageUnit", list(n.storage_units.index))
    n.remove("Generator", "gas")
    add_dump(n, "b")
    add_unit(rng, n, "old", "b", p_nom=80.0, build_year=2020, lifetime=25, marginal_cost=rng.uniform(30, 60))
    add_unit(rng, n, "new", "b", p_nom_extendable=True, p_nom_mod=25.0, build_year=2040, lifetime=30, min_down_time=0,
             capital_cost=rng.uniform(20, 80), efficiency=0.5)
    return n


@family
def committed_scenarios(rng):
    """Three scenarios, each with its own states of one fleet."""
    n = empty(rng, int(rng.integers(12, 24)))
    n.add("Bus", "b", carrier="AC")
    add_load(rng, n, "b", scale=100)
    add_renewables(rng, n, "b")
    add_dump(n, "b")
    add_unit(rng, n, "unit", "b", p_nom=70.0)
    add_unit(rng, n, "blocks", "b", p_nom_extendable=True, p_nom_mod=20.0, min_down_time=0,
             capital_cost=rng.uniform(20, 120))
    weights = rng.dirichlet(np.ones(3))
    n.set_scenarios({"low": weights[0], "mid": weights[1], "high": weights[2]})
    for column in n.loads_t.p_set.columns:
        n.loads_t.p_set[column] *= rng.uniform(0.8, 1.1)
    return n


@family
def standard_types(rng):
    """Lines and transformers by type, PyPSA's own and one of the network; carriers left to PyPSA."""
    n = empty(rng, int(rng.integers(12, 36)))
    count = int(rng.integers(3, 6))
    n.add("LineType", "ours", f_nom=50.0, r_per_length=rng.uniform(0.02, 0.1), x_per_length=rng.uniform(0.2, 0.4),
          c_per_length=10.0, i_nom=1.0)
    n.add("TransformerType", "ours", f_nom=50.0, s_nom=50.0, v_nom_0=220.0, v_nom_1=110.0, vsc=rng.uniform(8, 14),
          vscr=0.3, pfe=30.0, i0=0.05, phase_shift=rng.choice([0.0, 30.0]), tap_neutral=0, tap_step=1.5, tap_min=-9,
          tap_max=9)
    for i in range(count):
        n.add("Bus", f"b{i}", v_nom=220.0)
        add_load(rng, n, f"b{i}", scale=rng.uniform(20, 90))
        if i < 2:
            add_renewables(rng, n, f"b{i}")
            add_thermal(rng, n, f"b{i}")
    types = ["ours", "490-AL1/64-ST1A 220.0", "Al/St 240/40 2-bundle 220.0", "679-AL1/86-ST1A 220.0"]
    for i in range(count):
        for k in range(int(rng.integers(1, 3))):
            n.add("Line", f"line {i} {k}", bus0=f"b{i}", bus1=f"b{(i + 1) % count}", type=str(rng.choice(types)),
                  length=rng.uniform(20, 200), num_parallel=rng.choice([1.0, 2.0, 0.5]), s_nom=rng.uniform(20, 120),
                  s_nom_extendable=bool(rng.random() < 0.5), capital_cost=rng.uniform(1, 20))
    n.add("Bus", "low", v_nom=110.0)
    add_load(rng, n, "low", scale=60)
    for k, (name, rating) in enumerate([("ours", 50.0), ("100 MVA 220/110 kV", 100.0), ("ours", 50.0)]):
        n.add("Transformer", f"trafo {k}", bus0="b0", bus1="low", type=name, s_nom=rating, num_parallel=1.0,
              tap_position=int(rng.integers(-3, 4)), s_nom_extendable=bool(rng.random() < 0.3), capital_cost=2.0)
    n.add("Link", "hvdc", bus0="b0", bus1="b1", p_nom_extendable=True, p_min_pu=-1.0, capital_cost=rng.uniform(5, 30),
          length=100.0)
    n.add("GlobalConstraint", "volume", type="transmission_volume_expansion_limit", carrier_attribute="AC", sense="<=",
          constant=rng.uniform(5e3, 6e4))
    return n


@family
def growth(rng):
    """Investment periods with limits of what may be new in each."""
    n = periods(rng)
    n.carriers.loc["wind", "max_growth"] = rng.uniform(20, 120)
    n.carriers.loc["wind", "max_relative_growth"] = rng.choice([0.0, rng.uniform(0.1, 0.8)])
    if rng.random() < 0.5:
        n.carriers.loc["battery", "max_growth"] = rng.uniform(5, 40)
    n.carriers.loc["gas", "max_relative_growth"] = 0.5  # alone it limits nothing
    return n
