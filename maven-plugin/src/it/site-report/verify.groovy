def log = new File(basedir, 'build.log').text
assert log.contains('1 error, 0 warnings in 1 object')
def page = new File(basedir, 'target/site/rollcall.html').text
assert page.startsWith('<!') || page.startsWith('<html')
assert page.contains('selector-mismatch')
assert page.contains('k8s/agent.yaml')
