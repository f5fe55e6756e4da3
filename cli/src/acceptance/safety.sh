# Acceptance cases about replacement, saved plans, history and secrets.
# shellcheck shell=bash disable=SC2154

# services_in_sandbox: the UIDs of everything that is not ended, one in a line, as the sandbox itself says
# when it is started on the data that the case left.
services_in_sandbox() {
  if [ ! -d "$dir/.portwright/sandbox" ]; then
    return 0
  fi
  local address answer
  coproc SERVER { exec env -i PATH="$PATH" HOME="$dir.home" ${JAVA_HOME:+JAVA_HOME="$JAVA_HOME"} \
    "$portwright" -chdir="$dir" sandbox serve -port=0 -data=.portwright/sandbox 2>&1; }
  read -r -t 20 answer <&"${SERVER[0]}" || answer=
  address=$(sed -nE 's#.*http://(127\.0\.0\.1):([0-9]+).*#/dev/tcp/\1/\2#p' <<<"$answer")
  [ -n "$address" ] || fail "sandbox serve says: $answer"
  exec 9<>"$address"
  printf 'GET /_sandbox/services HTTP/1.1\r\nHost: sandbox\r\nConnection: close\r\n\r\n' >&9
  answer=$(cat <&9)
  exec 9>&-
  kill "$SERVER_PID"
  wait "$SERVER_PID" 2>/dev/null || true
  [[ $answer == 'HTTP/1.1 200'* ]] || fail "the sandbox answers: $answer"
  grep -oE '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}' <<<"$answer" || true
}

nothing_in_sandbox() {
  local left
  left=$(services_in_sandbox)
  [ -z "$left" ] || fail "the sandbox still has: $left"
}

something_in_sandbox() {
  local there
  there=$(services_in_sandbox)
  [ -n "$there" ] || fail 'the sandbox has no service'
}

replaced_port() {
  take vxc_basic
  apply_then_empty_plan
  local vxc port
  vxc=$(uid megaport_vxc.vxc)
  port=$(uid megaport_port.port_1)
  sed -i '0,/port_speed  *= 1000/s//port_speed = 10000/' "$dir/vxc_basic.tf"
  expect 2 plan --sandbox -detailed-exitcode -input=false
  apply_then_empty_plan
  [ "$(uid megaport_vxc.vxc)" = "$vxc" ] || fail 'the VXC was ordered again'
  [ "$(uid megaport_port.port_1)" != "$port" ] || fail 'the port was not replaced'
  destroy_everything
}

needs_an_answer() {
  take single_port
  expect 1 apply --sandbox -input=false
  nothing_in_state
  nothing_in_sandbox
}

saved_plan() {
  take single_port
  expect 0 plan --sandbox -input=false -out="$dir/first.plan"
  expect 0 apply --sandbox -input=false "$dir/first.plan"
  expect 1 apply --sandbox -input=false "$dir/first.plan"
  destroy_everything
}

store() {
  git -C "$dir/.portwright/store.git" "$@"
}

passes_fsck() {
  store fsck --full --strict >"$dir.out" 2>"$dir.err" || fail 'git fsck'
  ! grep -qE '^(error|warning|missing|broken)' "$dir.out" "$dir.err" || fail 'git fsck'
}

reads_as_a_history() {
  cp "$here/../../../samples/first-flight/"*.tf "$dir/"
  apply_then_empty_plan
  expect 0 apply --sandbox -auto-approve -input=false -var rate_limit=500
  destroy_everything
  passes_fsck
  # Services become LIVE and end together or one after the other, as their timing wants it: these commits
  # are listed behind the others, a service in a line, in the order of their names.
  {
    store log --reverse --format='%x1e%an <%ae>%n%B' 'portwright/default@sandbox' \
      | awk 'BEGIN { RS = "\036" } { split($0, line, "\n") } line[2] !~ /: (LIVE|ended)$/ { printf "%s", $0 }' \
      | sed -E 's/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/UID/g
                s/\b[0-9a-f]{40,64}\b/HASH/g
                s/\b[0-9a-f]{32}\b/ID/g'
    store log --format=%s 'portwright/default@sandbox' \
      | sed -nE 's/^(.*): (LIVE|ended)$/\2 \1/p' \
      | awk '{ n = split($0, name, /, | /); for (i = 2; i <= n; i++) print name[i] ": " $1 }' | sort | uniq -c
  } >"$dir.err"
  matches_golden history
}

# no_secret_anywhere: values that must be nowhere in clear text, as bytes or in base64 at any of its three
# alignments, in any file the program wrote or in any object of the store. What the sandbox keeps is the
# other side's, and the configuration is the user's; both are left out.
no_secret_anywhere() {
  bgp_password=Correct-Horse-7-Battery
  note=Staple-Of-Sensitive-Notes-42
  local service_key=1b2329a5-56dc-45d0-8a0d-87b706297777
  local pairing_key=7e51371e-72a3-40b5-b844-2e3efefaee59/australia-southeast1/2
  cp "$here/secrets/main.tf" "$dir/"
  expect 0 plan --sandbox -input=false -out="$dir/saved.plan"
  expect 0 apply --sandbox -input=false "$dir/saved.plan"
  expect 0 plan --sandbox -detailed-exitcode -input=false
  expect 0 show --sandbox
  expect 0 output --sandbox
  expect 0 state show --sandbox megaport_vxc.aws
  passes_fsck

  local found=0 secret
  store cat-file --batch-all-objects --batch >"$dir.objects"
  [ "$(wc -c <"$dir.objects")" -gt 1000 ] || fail 'the store has no objects to scan'
  for secret in "$bgp_password" "$note" "$service_key" "$pairing_key"; do
    scan "$secret" "$dir.objects" "$dir/.portwright/store.git" "$dir/saved.plan" "$dir.home" || found=1
  done
  # A pairing key is encrypted, but no secret to the person who sees the plan.
  for secret in "$bgp_password" "$note" "$service_key"; do
    scan "$secret" "$log" || found=1
  done
  # The scan itself must be able to find something.
  printf 'x%s' "$note" | base64 -w 0 >"$dir.control"
  ! scan "$note" "$dir.control" >/dev/null || fail 'the scan missed a planted secret'
  [ "$found" -eq 0 ] || exit 1
  destroy_everything
}

# scan SECRET PATH...: fails and names the places if the secret is in one of them.
scan() {
  local secret=$1 pad form
  shift
  local forms=("$secret")
  for pad in '' x xx; do
    form=$(printf '%s%s' "$pad" "$secret" | base64 -w 0)
    # The characters at either end also hold bits of the neighbours.
    [ -z "$pad" ] || form=${form:4}
    form=${form%%=*}
    forms+=("${form%?}")
  done
  local code=0
  for form in "${forms[@]}"; do
    if grep -rlaF -- "$form" "$@"; then
      echo "holds the secret ${secret:0:4}… as $form"
      code=1
    fi
  done
  return "$code"
}
