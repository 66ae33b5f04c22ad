-- For a list of Markdown strings (JSON, on standard input) the keys that pandoc finds in each, in its order.

local answers = {}
for number, text in ipairs(pandoc.json.decode(io.read("a"), false)) do
  local keys = {}
  pandoc.read(text, "markdown"):walk({
    traverse = "topdown",
    Cite = function(cite)
      for _, citation in ipairs(cite.citations) do
        keys[#keys + 1] = citation.id
      end
    end,
  })
  answers[number] = pandoc.List(keys)
end
print(pandoc.json.encode(pandoc.List(answers)))
