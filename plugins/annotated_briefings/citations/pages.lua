-- Runs the citations of many pages through citeproc, each page on its own: numbers and letters begin anew.
-- Every block of the document is one page, a Div whose attribute "keys" names the items of its list.

local function items_by_key(references)
  local found = {}
  for _, item in ipairs(references) do
    found[pandoc.utils.stringify(item.id)] = item
  end
  return found
end

function Pandoc(document)
  local items = items_by_key(document.meta.references)
  local pages = {}
  for number, page in ipairs(document.blocks) do
    local used = {}
    for key in page.attributes.keys:gmatch("%S+") do
      used[#used + 1] = items[key]
    end
    local asked = pandoc.Pandoc(page.content, {
      csl = document.meta.csl,
      lang = document.meta.lang,
      nocite = document.meta.nocite,
      ["link-citations"] = true,
      references = used,
    })
    pages[number] = pandoc.Div(pandoc.utils.citeproc(asked).blocks)
  end
  return pandoc.Pandoc(pages)
end
