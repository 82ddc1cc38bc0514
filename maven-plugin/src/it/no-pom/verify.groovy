def log = new File(basedir, 'build.log').text
assert log =~ /deploy.agent\.yaml:\[14,7\] .*\[selector-mismatch\]/
assert log.contains('mvn dev.rollcall:rollcall-maven-plugin:explain')
assert !new File(basedir, '${project.basedir}').exists()
