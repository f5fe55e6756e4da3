# Cases of the language: modules, refactoring, the console. Run like those of steps.sh.
# shellcheck shell=bash disable=SC2154

# The sample of this repository with modules: a whole life.
sample_with_modules() {
  cp -r "$here/../../../samples/offices/." "$dir/"
  rm -rf "$dir/.portwright"
  plan_apply_destroy
}

# A sample of this repository: a whole life.
sample() {
  cp -r "$here/../../../samples/$1/." "$dir/"
  rm -rf "$dir/.portwright"
  plan_apply_destroy
}

# Renaming a module that holds services moves them: nothing is ordered or ended.
moved_module() {
  cp -r "$here/../../../samples/offices/." "$dir/"
  rm -rf "$dir/.portwright"
  expect 0 apply --sandbox -auto-approve -input=false
  local before
  before=$(uid 'module.office["sydney"].megaport_port.uplink')
  sed -i 's/^module "office" {/module "branch" {/; s/in module\.office/in module.branch/' "$dir/main.tf"
  printf 'moved {\n  from = module.office\n  to   = module.branch\n}\n' >"$dir/moved.tf"
  expect 0 plan --sandbox -input=false
  grep -q 'moves here from module.office\["sydney"\].megaport_port.uplink' "$dir.out" || fail 'no move in the plan'
  ! grep -qE 'will be (ordered|ended)|must be replaced' "$dir.out" || fail 'a move orders or ends'
  apply_then_empty_plan
  [ "$(uid 'module.branch["sydney"].megaport_port.uplink')" = "$before" ] || fail 'the service is another one'
  destroy_everything
}

# A live service is let go by "removed" and comes back by "import"; it is the same service all the time.
removed_and_imported() {
  take single_port
  expect 0 apply --sandbox -auto-approve -input=false
  local address found
  address=$(pw state list --sandbox && grep '^megaport_port' "$dir.out" | head -n 1)
  found=$(uid "$address")
  cp "$dir"/single_port.tf "$dir.saved"
  awk -v name="${address#*.}" '/^resource "megaport_port"/ { skip = 1 } !skip { print } skip && /^}/ { skip = 0 }' \
    "$dir.saved" >"$dir/single_port.tf"
  printf 'removed {\n  from = %s\n  lifecycle {\n    destroy = false\n  }\n}\n' "$address" >"$dir/removed.tf"
  sed -i '/^output/,/^}/d' "$dir/single_port.tf"
  expect 0 apply --sandbox -auto-approve -input=false
  nothing_but_data_in_state
  rm "$dir/removed.tf"
  cp "$dir.saved" "$dir/single_port.tf"
  printf 'import {\n  to = %s\n  id = "%s"\n}\n' "$address" "$found" >"$dir/import.tf"
  expect 2 plan --sandbox -detailed-exitcode -input=false
  grep -q '1 to import, 0 to order' "$dir.out" || fail 'the import orders something'
  expect 0 apply --sandbox -auto-approve -input=false
  [ "$(uid "$address")" = "$found" ] || fail 'the service is another one'
  expect 0 plan --sandbox -detailed-exitcode -input=false
  destroy_everything
}

nothing_but_data_in_state() {
  expect 0 state list --sandbox
  ! grep -qv '^data\.' "$dir.out" || fail 'state still has resources'
}

# A module from a git repository, fetched by init, used offline afterwards.
module_from_git() {
  local source=$dir.repository
  git init -q "$source"
  mkdir "$source/net"
  printf 'variable "name" {}\noutput "greeting" { value = "hello ${var.name}" }\n' >"$source/net/main.tf"
  git -C "$source" add . && git -C "$source" -c user.name=a -c user.email=a@example.com commit -qm module
  printf 'module "net" {\n  source = "git::file://%s//net"\n  name = "sydney"\n}\noutput "o" { value = module.net.greeting }\n' \
    "$source" >"$dir/main.tf"
  expect 0 init
  rm -rf "$source"
  expect 0 apply -auto-approve -input=false
  expect 0 output -raw o
  grep -q 'hello sydney' "$dir.out" || fail 'wrong output'
}

# Every recorded expression of a shared corpus through console -jsonl, in under 20 s.
console_is_quick() {
  local corpus=$1 context=$2 from=$SECONDS
  shift 2
  cp -r "$shared_corpora/files" "$dir/"
  cp "$shared_corpora/$context" "$dir/main.tf"
  env -i PATH="$PATH" HOME="$dir.home" LANG=C.UTF-8 ${JAVA_HOME:+JAVA_HOME="$JAVA_HOME"} \
    "$portwright" -chdir="$dir" console -jsonl "$@" <"$shared_corpora/$corpus" >"$dir.out" 2>"$dir.err" ||
    fail 'the console failed'
  [ "$(wc -l <"$dir.out")" -eq "$(wc -l <"$shared_corpora/$corpus")" ] || fail 'not one answer for each line'
  [ $((SECONDS - from)) -lt 20 ] || fail "took $((SECONDS - from)) s"
}

# The copies that verify compares with are the shared ones.
corpora_are_current() {
  local one
  for one in expressions.jsonl unknowns.jsonl expressions-context.tf unknowns-context.tf files configs; do
    diff -r "$shared_corpora/$one" "$here/../../../engine/src/test/resources/conformance/$one"
  done
}
