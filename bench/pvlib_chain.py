"""Photovoltaic chains built of pvlib's functions, a year of made-up weather, and the case file that asks Sunward for
the same chains. Used by bench/pv.py and by tests/pvlib."""
import functools
import json
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd
import pvlib

LATITUDE, LONGITUDE, ELEVATION_M = 39.5, 112.3, 1200.0
ZONE = "Etc/GMT-8"
DC_AC, EFFICIENCY, LOSSES, GAMMA = 1.2, 0.96, 0.14, -0.0029
GROUND_COVER, ALBEDO, MOST_ROTATION_DEG = 0.35, 0.2, 55.0
SOILING = [0.02, 0.03, 0.04, 0.06, 0.05, 0.03, 0.02, 0.02, 0.02, 0.03, 0.04, 0.03]
BIFACIALITY, REAR_LOSS, SNOW_STRINGS = 0.8, 0.1, 8
# LONGi LR6-72PH-370M and ABB ULTRA-1500-TL 690 V, from the CEC libraries of SAM.
MODULE = {"alpha_sc": 0.003739, "a_ref": 1.832211, "I_L_ref": 9.945143, "I_o_ref": 3.506512e-11,
          "R_sh_ref": 524.106995, "R_s": 0.355582, "Adjust": 6.292237}
# A data sheet without the power's coefficient (pvlib's own test of fit_desoto): currents per kelvin in A, volts in V.
SHEET = {"v_mp": 31.0, "i_mp": 8.71, "v_oc": 38.3, "i_sc": 9.43, "alpha_sc": 0.005658, "beta_voc": -0.13788,
         "cells_in_series": 60}
INVERTER = {"Paco": 1560000.0, "Pdco": 1616435.25, "Vdco": 746.0, "Pso": 6650.321777, "C0": -1.624451e-08,
            "C1": -5.1e-05, "C2": -0.000698, "C3": -0.001517, "Pnt": 468.0}


@dataclass
class Plant:
    """One chain; `keys` is what the case file says of it beyond the defaults."""
    name: str
    tracker: bool = False
    sky: str = "haydavies"
    glass: str = "physical"
    heat: str = "faiman"
    module: str = "pvwatts"
    inverter: str = "pvwatts"
    bifacial: bool = False
    dirty: bool = False
    spectral: str = ""
    keys: list = field(default_factory=list)

    def toml(self) -> str:
        lines = [f"[assets.{self.name}]", 'type = "pv"', "capacity_mw = 100", "capex_cny_per_kw = 3000"]
        if self.tracker:
            lines += ['mount = "single_axis"', "tilt_deg = 0"]
        names = {"haydavies": "hay_davies"}
        lines += [f'transposition = "{names.get(self.sky, self.sky)}"', f'incidence_modifier = "{self.glass}"',
                  f'cell_temperature = "{self.heat}"', f'module_model = "{self.module}"',
                  f'inverter_model = "{self.inverter}"']
        if self.module == "data_sheet":
            lines.append(f"sheet = {{ open_voltage_v = {SHEET['v_oc']}, short_current_a = {SHEET['i_sc']}, "
                         f"best_voltage_v = {SHEET['v_mp']}, best_current_a = {SHEET['i_mp']}, "
                         f"cells_in_series = {SHEET['cells_in_series']}, "
                         f"short_current_frac_per_k = {SHEET['alpha_sc'] / SHEET['i_sc']!r}, "
                         f"open_voltage_frac_per_k = {SHEET['beta_voc'] / SHEET['v_oc']!r} }}")
        if self.spectral:
            lines.append(f'spectrum = {{ cells = "{self.spectral}" }}')
        if self.bifacial:
            lines.append(f"rear = {{ bifaciality_frac = {BIFACIALITY}, loss_frac = {REAR_LOSS} }}")
        if self.dirty:
            lines += [f"soiling_frac = {SOILING}", f"snow = {{ covers = true, strings = {SNOW_STRINGS} }}"]
        return "\n".join(lines + self.keys) + "\n"


PLANTS = [
    Plant("fixed"),
    Plant("fixed_perez", sky="perez"),
    Plant("fixed_isotropic", sky="isotropic"),
    Plant("fixed_ashrae", glass="ashrae"),
    Plant("fixed_pvsyst", heat="pvsyst"),
    Plant("fixed_sapm", heat="sapm"),
    Plant("fixed_diode", module="single_diode"),
    Plant("fixed_sandia", inverter="sandia"),
    Plant("fixed_bifacial", bifacial=True),
    Plant("fixed_dirty", dirty=True),
    Plant("fixed_sheet", module="data_sheet"),
    Plant("fixed_spectrum", spectral="mono_silicon"),
    Plant("fixed_cdte", spectral="cdte"),
    Plant("tracker", tracker=True),
    Plant("tracker_full", tracker=True, sky="perez", heat="sapm", module="single_diode", inverter="sandia",
          bifacial=True),
]


def times(year: int = 2025) -> pd.DatetimeIndex:
    """Beginnings of the hours of a year, local standard time."""
    return pd.date_range(f"{year}-01-01", f"{year + 1}-01-01", freq="1h", tz=ZONE, inclusive="left")


def sun(when: pd.DatetimeIndex, method: str = "nrel_numpy") -> pd.DataFrame:
    """The sun by pvlib; refraction of 12 degC and the standard pressure at the elevation. nrel_numpy is SPA,
    ephemeris pvlib's quickest law, good to 0.01 degree."""
    return pvlib.solarposition.get_solarposition(when, LATITUDE, LONGITUDE, ELEVATION_M,
                                                 pvlib.atmosphere.alt2pres(ELEVATION_M), method, 12)


def made_up_weather(seed: int = 1) -> pd.DataFrame:
    """Clear skies under changing clouds; GHI closes with the mean cosine of each hour."""
    random = np.random.default_rng(seed)
    start = times()
    middle = sun(start + pd.Timedelta("30min"))
    cosine = np.zeros(len(start))
    for minute in range(1, 60, 2):
        zenith = sun(start + pd.Timedelta(minutes=minute))["zenith"]
        cosine += np.maximum(np.cos(np.radians(zenith.to_numpy())), 0.0) / 30.0
    up = (middle["apparent_elevation"] > 0.0).to_numpy()
    air = pvlib.atmosphere.get_relative_airmass(np.minimum(middle["apparent_zenith"].to_numpy(), 89.0))
    clear = np.clip(random.beta(0.8, 0.7, len(start)), 0.0, 1.0)
    dni = np.where(up, 1000.0 * clear * 0.85 ** air, 0.0)
    dhi = np.where(cosine > 0.0, np.minimum(cosine * 600.0, 40.0 + 200.0 * (1.0 - clear) * np.sqrt(cosine)), 0.0)
    day = np.arange(len(start)) / 24.0
    temp = 6.0 - 17.0 * np.cos(2 * np.pi * (day - 15) / 365) - 6.0 * np.cos(2 * np.pi * (day - 0.125))
    depth = np.zeros(len(start))
    for fall in (200, 900, 1500, 8100):  # four snowfalls of 6.5 cm in 3 hours, gone after eight days
        depth[fall:fall + 3] = [2.5, 4.75, 6.5]
        depth[fall + 3:fall + 195] = np.linspace(6.5, 0.0, 192)
    # Rounded once, so that both programs read the same numbers.
    frame = pd.DataFrame({"dni": dni.round(3), "dhi": dhi.round(3), "temp": temp.round(3),
                          "wind": random.weibull(2.0, len(start)).round(3) * 4.0,
                          "snow_depth": depth.round(3)}, index=start)
    frame["water"] = np.round(1.7 + 1.1 * np.cos(2 * np.pi * (day - 200) / 365) + 0.3 * np.sin(day), 3)
    frame["ghi"] = frame["dni"] * cosine + frame["dhi"]
    return frame


def write_case(folder: Path, weather: pd.DataFrame, plants=None) -> Path:
    """A case file with one asset per plant, and its weather."""
    table = pd.DataFrame({"time": weather.index.strftime("%Y-%m-%d %H:%M"), "dni [W/m2]": weather["dni"],
                          "dhi [W/m2]": weather["dhi"], "temp [C]": weather["temp"], "wind [m/s]": weather["wind"],
                          "snow_depth [cm]": weather["snow_depth"], "precipitable_water [cm]": weather["water"]})
    table.to_csv(folder / "weather.csv", index=False)
    case = folder / "park.toml"
    head = (f"name = \"chains\"\nsite = {{ latitude_deg = {LATITUDE}, longitude_deg = {LONGITUDE}, "
            f"elevation_m = {ELEVATION_M} }}\nbuses.main = {{}}\n\n[weather]\nfile = \"weather.csv\"\n"
            "format = \"csv\"\nirradiance = \"dni_dhi\"\nwind_height_m = 10\n\n[loads.site]\n"
            "type = \"electric\"\nconstant_mw = 1\nunserved_cny_per_mwh = 10000\n\n")
    case.write_text(head + "\n".join(plant.toml() for plant in plants or PLANTS), encoding="utf-8")
    return case


def run_sunward(driver: str, case: Path, runs: int = 1) -> tuple[dict, pd.DataFrame]:
    """(times of bench_pv, its table by asset and step)."""
    out = case.parent / "out.csv"
    done = subprocess.run([driver, "chain", str(case), str(out), str(runs)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout), pd.read_csv(out).set_index(["asset", "step"])


def _orientation(plant: Plant, sky: pd.DataFrame) -> tuple:
    if not plant.tracker:
        aoi = pvlib.irradiance.aoi(35.0, 180.0, sky["apparent_zenith"], sky["azimuth"])
        return 35.0, 180.0, aoi
    turned = pvlib.tracking.singleaxis(sky["apparent_zenith"], sky["azimuth"], axis_tilt=0, axis_azimuth=180,
                                       max_angle=MOST_ROTATION_DEG, backtrack=True, gcr=GROUND_COVER)
    tilt, azimuth = turned["surface_tilt"].fillna(0.0), turned["surface_azimuth"].fillna(90.0)
    return tilt, azimuth, pvlib.irradiance.aoi(tilt, azimuth, sky["apparent_zenith"], sky["azimuth"])


def _sky(plant: Plant, tilt, azimuth, weather, sky, extra):
    """(light from around the sun, the rest of the sky) on the plane."""
    place = (sky["apparent_zenith"], sky["azimuth"])
    if plant.sky == "isotropic":
        even = pvlib.irradiance.isotropic(tilt, weather["dhi"])
        return 0.0 * even, even
    if plant.sky == "haydavies":
        parts = pvlib.irradiance.haydavies(tilt, azimuth, weather["dhi"], weather["dni"], extra, *place,
                                           return_components=True)
        return parts["poa_circumsolar"], parts["poa_isotropic"]
    # Hours whose middle is before sunrise still have light: without an air mass pvlib would drop it.
    mass = pvlib.atmosphere.get_relative_airmass(sky["apparent_zenith"].clip(upper=90.0))
    parts = pvlib.irradiance.perez(tilt, azimuth, weather["dhi"], weather["dni"], extra, *place, mass,
                                   return_components=True)
    return parts["poa_circumsolar"], parts["poa_isotropic"] + parts["poa_horizon"]


def _glass(plant: Plant, angle):
    if plant.glass == "ashrae":
        return pvlib.iam.ashrae(angle)
    return pvlib.iam.physical(angle, 1.526, 4.0, 0.002)


def _rear(plant: Plant, tilt, azimuth, weather, sky, extra):
    behind, turned = 180.0 - tilt, (azimuth + 180.0) % 360.0
    iam = _glass(plant, pvlib.irradiance.aoi(behind, turned, sky["apparent_zenith"], sky["azimuth"]))
    light = pvlib.bifacial.infinite_sheds.get_irradiance_poa(
        behind, turned, sky["apparent_zenith"], sky["azimuth"], GROUND_COVER, 1.5, 5.0, weather["ghi"],
        weather["dhi"], weather["dni"], ALBEDO, model="haydavies", dni_extra=extra, iam=iam)
    return pd.Series(np.asarray(light["poa_global"]), weather.index).fillna(0.0)


def _cell(plant: Plant, plane, weather):
    if plant.heat == "pvsyst":
        return pvlib.temperature.pvsyst_cell(plane, weather["temp"], weather["wind"], 29.0, 0.0, 0.21, 0.9)
    if plant.heat == "sapm":
        return pvlib.temperature.sapm_cell(plane, weather["temp"], weather["wind"], -3.47, -0.0594, 3.0)
    return pvlib.temperature.faiman(plane, weather["temp"], weather["wind"], 25.0, 6.84)


@functools.cache
def _sheet_module() -> dict:
    found, _ = pvlib.ivtools.sdm.fit_desoto(**SHEET)
    return {key: found[key] for key in ("alpha_sc", "a_ref", "I_L_ref", "I_o_ref", "R_sh_ref", "R_s")}


def _spectral(plant: Plant, weather, sky):
    """First Solar's factor; the sun below the horizon counts as on it."""
    mass = pvlib.atmosphere.get_relative_airmass(sky["apparent_zenith"].clip(upper=90.0))
    absolute = pvlib.atmosphere.get_absolute_airmass(mass, pvlib.atmosphere.alt2pres(ELEVATION_M))
    names = {"mono_silicon": "monosi"}
    return pvlib.spectrum.spectral_factor_firstsolar(weather["water"], absolute,
                                                     names.get(plant.spectral, plant.spectral))


def _dc(plant: Plant, effective, cell):
    """(power over the rating, voltage at the inverter)."""
    if plant.module == "pvwatts":
        return pvlib.pvsystem.pvwatts_dc(effective, cell, 1.0, GAMMA), INVERTER["Vdco"]

    def best(light, temperature):
        if plant.module == "data_sheet":
            five = pvlib.pvsystem.calcparams_desoto(light, temperature, **_sheet_module())
        else:
            five = pvlib.pvsystem.calcparams_cec(light, temperature, **MODULE)
        return pvlib.pvsystem.max_power_point(*five, method="newton")
    rated, lit = best(1000.0, 25.0), effective > 0.0
    found = best(effective[lit], cell[lit])
    power = pd.Series(0.0, effective.index)
    voltage = pd.Series(INVERTER["Vdco"], effective.index)
    power[lit] = np.asarray(found["p_mp"]) / rated["p_mp"]
    voltage[lit] = np.asarray(found["v_mp"]) / rated["v_mp"] * INVERTER["Vdco"]
    return power, voltage


def _ac(plant: Plant, dc, voltage):
    if plant.inverter == "pvwatts":
        return pvlib.inverter.pvwatts(dc, 1.0 / (DC_AC * EFFICIENCY), EFFICIENCY)
    scale = INVERTER["Paco"] * DC_AC
    return np.maximum(pvlib.inverter.sandia(voltage, dc * scale, {**INVERTER, "Pnt": 0.0}), 0.0) / scale


def run_pvlib(plant: Plant, weather: pd.DataFrame, method: str = "nrel_numpy") -> tuple[float, pd.DataFrame]:
    """(processor seconds, plane, rear, snow and AC of each hour). With "ephemeris" the light outside the air is
    Spencer's too, pvlib's own default and quickest."""
    outside = "nrel" if method == "nrel_numpy" else "spencer"
    begin = time.process_time()
    middle = weather.index + pd.Timedelta("30min")
    sky = sun(middle, method).set_index(weather.index)
    extra = pd.Series(pvlib.irradiance.get_extra_radiation(middle, solar_constant=1361.1, method=outside).to_numpy(),
                      weather.index)
    tilt, azimuth, aoi = _orientation(plant, sky)
    beam = weather["dni"] * np.maximum(np.cos(np.radians(aoi)), 0.0)
    around, even = _sky(plant, tilt, azimuth, weather, sky, extra)
    ground = pvlib.irradiance.get_ground_diffuse(tilt, weather["ghi"], ALBEDO)
    around, even = around.fillna(0.0), even.fillna(0.0)
    plane = (beam + around + even + ground).clip(lower=0.0)
    sky_angle = 59.7 - 0.1388 * tilt + 0.001497 * tilt**2
    ground_angle = 90.0 - 0.5788 * tilt + 0.002693 * tilt**2
    effective = (beam + around) * _glass(plant, aoi) + even * _glass(plant, sky_angle) + \
        ground * _glass(plant, ground_angle)
    rear = pd.Series(0.0, weather.index)
    if plant.bifacial:
        rear = BIFACIALITY * (1.0 - REAR_LOSS) * _rear(plant, tilt, azimuth, weather, sky, extra)
    lost = pd.Series(0.0, weather.index)
    if plant.dirty:
        effective = effective * (1.0 - np.asarray(SOILING)[weather.index.month - 1])
        fallen = weather["snow_depth"].diff().fillna(0.0).clip(lower=0.0)
        cover = pvlib.snow.coverage_nrel(fallen, plane, weather["temp"], tilt, weather["snow_depth"])
        lost = pvlib.snow.dc_loss_nrel(cover, SNOW_STRINGS)
    effective = (effective + rear).clip(lower=0.0).fillna(0.0)
    if plant.spectral:
        effective = effective * _spectral(plant, weather, sky)
    dc, voltage = _dc(plant, effective, _cell(plant, plane + rear, weather))
    ac = _ac(plant, dc.clip(lower=0.0) * (1.0 - lost) * (1.0 - LOSSES), voltage)
    ac = pd.Series(np.asarray(ac), weather.index).fillna(0.0).clip(lower=0.0)
    seconds = time.process_time() - begin
    return seconds, pd.DataFrame({"plane_w_per_m2": plane, "rear_w_per_m2": rear, "snow_frac": lost, "ac_pu": ac})
