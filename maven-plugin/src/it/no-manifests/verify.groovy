def log = new File(basedir, 'build.log').text
assert log.contains('no manifests: none of src/main/k8s, src/main/kubernetes, src/main/jkube, k8s, deploy, target/classes/META-INF/jkube exists')
