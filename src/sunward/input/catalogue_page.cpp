// The page of the catalogue in the reference.
#include "sunward/input/component_catalogue.hpp"

namespace sunward::input {

namespace {

constexpr const char* head = R"(# Catalogue of machines

Made from the files of `data/catalogue`; a test holds this page against them. `sunward catalogue` lists the records, `sunward catalogue show
NAME` shows one.

```toml
[assets.wind]
type = "wind"
model = "vestas_v126_3450"      # its power curve; a key given here wins over the record

[assets.pv]
type = "pv"
model = "generic_topcon"        # a module
inverter = "sungrow_sg320hx"

[assets.electrolyser]
type = "electrolyser"
model = "nrel_pem_1mw"          # technology and keys of its law

[assets.vrfb]
type = "storage"
model = "simses_9000w"          # a flow battery's stack
```

*Fills* are keys of the asset that hold where the case file gives none; a power curve holds as a whole or not at all. *Facts* are
published beside; nothing is made of them. No record has a price, a loss or a life of a whole plant: those are the case's own. The notes of a plan
say which keys came from which source.

## Form of the files

```toml
[sources.cec]                   # title, url and date are needed; licence where the data have one
title = "..."
url = "https://..."
date = "2019-03-05"

[sungrow_sg2500u]
label = "Sungrow SG2500U, central inverter"
kind = "inverter"               # turbine, module, inverter, electrolyser, flow_battery_stack
[sungrow_sg2500u.fills]
inverter_efficiency_frac = { value = 0.9833, source = "cec" }   # date = "..." where it differs from the source's
[sungrow_sg2500u.facts]
rating_kw = { value = 2500, source = "cec" }
```

**Read this first.** A record is what its source says, at its date. It is no offer, and no warranty of its maker.

**Checked again 2026-11-26.** All turbines against the curves of their sources at the commits named: to 5e-5 of the rating (rounding); the
first zero of a curve, half a metre per second below the first point, is ours where the source has none. All modules and inverters of `cec`
against the libraries in pvlib 0.16.1: every number. `pv_magazine_test`, `longi_x10`, `lsh_hjt`, `sungrow_sg320hx`, `irena` and the alkaline
table of `doe` against stored copies of their pages: every number, but the rating of `lsh_m640_hjt_bd_445` stands there once as 4450 W, a
slip, and once as 445. Not read again: the proton exchange membrane table of `doe`, `technology_data`, `h2integrate`, `florence`, `pnnl`,
`simses`; their values are those of the first reading.
)";

std::string title_of(const std::string& kind) {
  if (kind == "turbine") return "Wind turbines";
  if (kind == "module") return "Photovoltaic modules";
  if (kind == "inverter") return "Inverters";
  if (kind == "electrolyser") return "Electrolysers";
  return "Flow battery stacks";
}

/// Curves are long: their ends say enough on a page.
std::string short_words(const CatalogueValue& value) {
  const auto* list = std::get_if<std::vector<double>>(&value.value);
  if (list == nullptr || list->size() <= 4) return value_words(value);
  const std::string all = value_words(value);
  return all.substr(0, all.find(',')) + " … " + all.substr(all.rfind(' ') + 1) + " (" +
         std::to_string(list->size()) + " points)";
}

std::string row_of(const CatalogueRecord& record, const CatalogueValue& value, bool fills) {
  return "| `" + record.name + "` | " + (fills ? "fills" : "fact") + " | `" + value.key + "` | " +
         short_words(value) + " | " + value.source.name + " | " + value.source.date + " |\n";
}

}  // namespace

std::string catalogue_markdown() {
  std::string page = head;
  std::string kind;
  std::vector<CatalogueSource> sources;
  for (const CatalogueRecord& record : component_catalogue()) {
    if (record.kind != kind)
      page += "\n## " + title_of(record.kind) +
              "\n\n| record | | key | value | source | date |\n| --- | --- | --- | --- | --- | --- "
              "|\n";
    kind = record.kind;
    page += "| **" + record.name + "** | | " + record.label + " | | | |\n";
    for (const CatalogueValue& value : record.fills) page += row_of(record, value, true);
    for (const CatalogueValue& value : record.facts) page += row_of(record, value, false);
    for (const auto* values : {&record.fills, &record.facts})
      for (const CatalogueValue& value : *values) {
        bool known = false;
        for (const CatalogueSource& source : sources)
          known = known || (source.name == value.source.name && source.url == value.source.url);
        if (!known) sources.push_back(value.source);
      }
  }
  page += "\n## Sources\n\n| source | title | licence |\n| --- | --- | --- |\n";
  for (const CatalogueSource& source : sources)
    page += "| " + source.name + " | [" + source.title + "](" + source.url + ") | " +
            source.licence + " |\n";
  return page;
}

}  // namespace sunward::input
