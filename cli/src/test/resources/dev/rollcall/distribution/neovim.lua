-- Opens a manifest as a user does, and prints what the editor shows of it. Works from Neovim 0.7 on.
local root, launcher = vim.env.EDITOR_ROOT, vim.env.EDITOR_LAUNCHER
local config = {
  name = "rollcall",
  cmd = { launcher, "lsp" },
  root_dir = root,
  workspace_folders = { { uri = vim.uri_from_fname(root), name = "root" } },
}

local function wait(condition)
  if not vim.wait(60000, condition, 20) then
    io.write("timed out\n")
    vim.cmd("cquit 3")
  end
end

local function request(method, params)
  params.textDocument = vim.lsp.util.make_text_document_params()
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 60000) or {}) do
    return answer.result
  end
end

vim.cmd("edit " .. root .. "/agent.yaml")
local id = vim.lsp.start_client and vim.lsp.start_client(config)
if id then
  vim.lsp.buf_attach_client(0, id)
else
  id = vim.lsp.start(config)
end
wait(function() return #vim.diagnostic.get(0) > 0 end)
for _, d in ipairs(vim.diagnostic.get(0)) do
  io.write(("%d:%d-%d %s\n"):format(d.lnum, d.col, d.end_col, d.message))
end
vim.api.nvim_buf_set_text(0, 10, 14, 10, 17, { "ssd" })
wait(function() return #vim.diagnostic.get(0) == 0 end)
io.write("repaired\n")
io.write(request("textDocument/hover", { position = { line = 10, character = 10 } }).contents.value)
io.write(request("textDocument/codeLens", {})[1].command.title .. "\n")
for _, item in ipairs(request("textDocument/completion", { position = { line = 10, character = 14 } })) do
  io.write("complete " .. item.label .. "\n")
end
vim.cmd("qall!")
