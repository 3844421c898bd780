// The field tables of every kind of component.
#pragma once

#include "sunward/component/compressor/compressor_fields.hpp"
#include "sunward/component/electrolyser/electrolyser_fields.hpp"
#include "sunward/component/grid/grid_fields.hpp"
#include "sunward/component/hydrogen_market/hydrogen_market_fields.hpp"
#include "sunward/component/hydrogen_tank/hydrogen_tank_fields.hpp"
#include "sunward/component/load/load_fields.hpp"
#include "sunward/component/pv/pv_fields.hpp"
#include "sunward/component/silicon_plant/silicon_plant_fields.hpp"
#include "sunward/component/storage/storage_fields.hpp"
#include "sunward/component/thermal_plant/thermal_plant_fields.hpp"
#include "sunward/component/wind/wind_fields.hpp"
