# Steps of the acceptance cases. Each runs in the case's folder $dir and ends the case when it fails.
# shellcheck shell=bash disable=SC2154

# pw COMMAND ARGUMENT...: runs the program on the case's folder with a home of its own, and nothing of
# the caller's environment. Standard output goes to $dir.out, messages to $dir.err, both to $log.
pw() {
  local code=0
  env -i PATH="$PATH" HOME="$dir.home" LANG=C.UTF-8 ${JAVA_HOME:+JAVA_HOME="$JAVA_HOME"} \
    TF_VAR_bgp_password="${bgp_password-}" TF_VAR_note="${note-}" \
    "$portwright" -chdir="$dir" "$@" >"$dir.out" 2>"$dir.err" </dev/null || code=$?
  { echo "== $* ($code)"; cat "$dir.out" "$dir.err"; } >>"$log"
  return "$code"
}

fail() {
  {
    echo "$1"
    [ -s "$dir.out" ] && { echo "-- standard output"; tail -n 40 "$dir.out"; }
    [ -s "$dir.err" ] && { echo "-- standard error"; tail -n 40 "$dir.err"; }
  } >&2
  exit 1
}

# expect CODE COMMAND ARGUMENT...: runs the program and wants this exit code.
expect() {
  local wanted=$1 code=0
  shift
  pw "$@" || code=$?
  [ "$code" -eq "$wanted" ] || fail "portwright $*: exit $code instead of $wanted"
  ! grep -qE '^\s+at [a-z][a-zA-Z0-9_.]+\(|Exception in thread' "$dir.out" "$dir.err" || fail "portwright $*: stack trace"
}

# take PATH: copies an example, a folder or one file that becomes main.tf.
take() {
  if [ -d "$examples/$1" ]; then
    cp -r "$examples/$1/." "$dir/"
  else
    cp "$examples/$1" "$dir/main.tf"
  fi
  chmod -R u+w "$dir"
}

mend() {
  sed -i "$1" "$dir"/*.tf
}

# uid ADDRESS: the product UID that state knows.
uid() {
  expect 0 state show --sandbox "$1"
  local found
  found=$(sed -nE 's/^ {0,4}product_uid +=? *"?([0-9a-f-]{36})"?.*/\1/p' "$dir.out" | head -n 1)
  [ -n "$found" ] || fail "no product_uid in the state of $1"
  echo "$found"
}

nothing_in_state() {
  expect 0 state list --sandbox
  [ ! -s "$dir.out" ] || fail 'state still has resources'
}

apply_then_empty_plan() {
  expect 0 apply --sandbox -auto-approve -input=false
  expect 0 plan --sandbox -detailed-exitcode -input=false
}

destroy_everything() {
  expect 0 destroy --sandbox -auto-approve -input=false
  nothing_in_state
  nothing_in_sandbox
}

plan_apply_destroy() {
  expect 2 plan --sandbox -detailed-exitcode -input=false
  apply_then_empty_plan
  expect 0 state list --sandbox
  [ -s "$dir.out" ] || fail 'state is empty after apply'
  something_in_sandbox
  destroy_everything
}

cycle() {
  take "$1"
  plan_apply_destroy
}

mended_cycle() {
  take "$2"
  mend "$1"
  plan_apply_destroy
}

# edited EXAMPLE [MEND]: every name is edited, and what MEND says; all is changed in place, and afterwards
# neither a plan nor
# a look at the account alone finds anything.
edited() {
  take "$1"
  apply_then_empty_plan
  sed -i -E 's/^( *product_name +=) "([^"]*)"$/\1 "\2, edited"/' "$dir"/*.tf
  [ -z "${2-}" ] || mend "$2"
  # Names that data sources look for stay as they are.
  sed -i '/^data /,/^}/s/, edited"/"/' "$dir"/*.tf
  expect 2 plan --sandbox -detailed-exitcode -input=false
  grep -q '0 to order, [1-9][0-9]* to change, 0 to end' "$dir.out" || fail 'the plan does more than change'
  apply_then_empty_plan
  expect 0 plan --sandbox -refresh-only -detailed-exitcode -input=false
  ! grep -q 'outside of Portwright' "$dir.out" || fail 'the own change is taken for one made elsewhere'
  destroy_everything
}

# megaport_part EXAMPLE: the Megaport files of an example for several providers, with values in place of what
# the others would make.
megaport_part() {
  cp "$examples/$1/megaport.tf" "$examples/$1/variables.tf" "$dir/"
  mend 's#azurerm_express_route_circuit\.[a-z0-9_.]*service_key#"1b2329a5-56dc-45d0-8a0d-87b706297777"#
        s#google_compute_interconnect_attachment\.[a-z0-9_.]*pairing_key#"7e51371e-72a3-40b5-b844-2e3efefaee59/australia-southeast1/2"#'
  plan_apply_destroy
}

plan_reads() {
  take "$1"
  expect 0 plan --sandbox -input=false
  local source
  while read -r source; do
    grep -q "$source" "$dir.out" "$dir.err" || fail "the plan does not name $source"
  done < <(sed -nE 's/^data "([^"]+)" "([^"]+)".*/data.\1.\2/p' "$dir"/*.tf)
}

# changes_in_place BEFORE AFTER ADDRESS [MEND]
changes_in_place() {
  take "$1"
  [ -z "${4-}" ] || mend "$4"
  apply_then_empty_plan
  local before after
  before=$(uid "$3")
  take "$2"
  [ -z "${4-}" ] || mend "$4"
  expect 2 plan --sandbox -detailed-exitcode -input=false
  grep -q "$3 will be .*in.place" "$dir.out" || fail "the plan does not change $3 in place"
  grep -q '0 to order, 1 to change, 0 to end\|0 to add, 1 to change, 0 to destroy' "$dir.out" || fail 'the plan changes something else'
  apply_then_empty_plan
  after=$(uid "$3")
  [ "$before" = "$after" ] || fail "the UID of $3 changed from $before to $after"
  destroy_everything
}

# matches_golden NAME: messages of the last command, with the case's folder taken out of the paths.
matches_golden() {
  local file=$golden/$1.txt
  sed "s#$dir/*##g" "$dir.err" >"$dir.message"
  [ -z "${UPDATE-}" ] || cp "$dir.message" "$file"
  diff -u "$file" "$dir.message" || { echo 'accept it with UPDATE=1'; exit 1; }
}

# refused GOLDEN EXAMPLE: plan and apply are refused, the message is as recorded, nothing is ordered.
refused() {
  take "$2"
  expect 1 plan --sandbox -input=false
  matches_golden "$1"
  expect 1 apply --sandbox -auto-approve -input=false
  nothing_in_state
  nothing_in_sandbox
}
