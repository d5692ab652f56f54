# bash completion of sverka

_sverka() {
    local current previous command word
    current=${COMP_WORDS[COMP_CWORD]}
    previous=${COMP_WORDS[COMP_CWORD-1]}
    local common="--format --output --lang --today --config --no-color --quiet --help --version"

    case $previous in
        --format) mapfile -t COMPREPLY < <(compgen -W "text json html csv xlsx" -- "$current"); return ;;
        --lang) mapfile -t COMPREPLY < <(compgen -W "ru en" -- "$current"); return ;;
        --output|--config|--amendments|--template|--ledger|--card|--bic-directory|--corpus|--evidence|--from|--previous|--notice|--partners) mapfile -t COMPREPLY < <(compgen -f -- "$current"); return ;;
        --today|--period|--listen|--url|--days) return ;;
    esac

    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $word in
            agreement|card|template|rules|act|reward|site|text|corpus|serve|schedule|user|partner|audit|doctor|backup|restore|config|export|retention) command=$word; break ;;
        esac
    done

    case $command in
        "") mapfile -t COMPREPLY < <(compgen -W "agreement card act reward site text corpus serve schedule user partner audit doctor backup restore config export retention template rules $common" -- "$current") ;;
        agreement)
            if [[ $current == -* ]]; then
                mapfile -t COMPREPLY < <(compgen -W "--template --card --amendments --bic-directory $common" -- "$current")
            else
                mapfile -t COMPREPLY < <(compgen -f -- "$current")
            fi ;;
        card)
            if [[ $current == -* ]]; then
                mapfile -t COMPREPLY < <(compgen -W "--bic-directory $common" -- "$current")
            else
                mapfile -t COMPREPLY < <(compgen -f -- "$current")
            fi ;;
        site)
            mapfile -t COMPREPLY < <(compgen -W "--corpus --evidence --from --render --previous --notice $common" -- "$current") ;;
        serve)
            mapfile -t COMPREPLY < <(compgen -W "--listen $common" -- "$current") ;;
        schedule)
            mapfile -t COMPREPLY < <(compgen -W "run $common" -- "$current") ;;
        user)
            mapfile -t COMPREPLY < <(compgen -W "add password token --role --name --partner --scope $common" -- "$current") ;;
        partner)
            mapfile -t COMPREPLY < <(compgen -W "add --inn --email $common" -- "$current") ;;
        audit)
            mapfile -t COMPREPLY < <(compgen -W "verify --known $common" -- "$current") ;;
        doctor)
            mapfile -t COMPREPLY < <(compgen -W "--remove-spare $common" -- "$current") ;;
        config)
            mapfile -t COMPREPLY < <(compgen -W "check $common" -- "$current") ;;
        export)
            if [[ $current == -* ]]; then
                mapfile -t COMPREPLY < <(compgen -W "--partner $common" -- "$current")
            else
                mapfile -t COMPREPLY < <(compgen -d -- "$current")
            fi ;;
        retention)
            mapfile -t COMPREPLY < <(compgen -W "--days --dry-run $common" -- "$current") ;;
        backup|restore)
            mapfile -t COMPREPLY < <(compgen -d -- "$current") ;;
        text)
            if [[ $current == -* ]]; then
                mapfile -t COMPREPLY < <(compgen -W "--partners $common" -- "$current")
            else
                mapfile -t COMPREPLY < <(compgen -f -- "$current")
            fi ;;
        corpus)
            if [[ $current == -* ]]; then
                mapfile -t COMPREPLY < <(compgen -W "--corpus --url $common" -- "$current")
            else
                mapfile -t COMPREPLY < <(compgen -W "add" -f -- "$current")
            fi ;;
        act)
            if [[ $current == -* ]]; then
                mapfile -t COMPREPLY < <(compgen -W "--ledger $common" -- "$current")
            else
                mapfile -t COMPREPLY < <(compgen -f -- "$current")
            fi ;;
        reward)
            mapfile -t COMPREPLY < <(compgen -W "--ledger --period $common" -- "$current") ;;
        template)
            if [[ $current == -* ]]; then
                mapfile -t COMPREPLY < <(compgen -W "$common" -- "$current")
            elif [[ " ${COMP_WORDS[*]} " == *" inspect "* ]]; then
                mapfile -t COMPREPLY < <(compgen -f -- "$current")
            else
                mapfile -t COMPREPLY < <(compgen -W "inspect" -- "$current")
            fi ;;
        rules)
            if [[ $current == -* ]]; then
                mapfile -t COMPREPLY < <(compgen -W "--clauses $common" -- "$current")
            else
                local ids
                ids=$(sverka rules --format json 2>/dev/null | grep -o '"id": "[^"]*"' | cut -d'"' -f4)
                mapfile -t COMPREPLY < <(compgen -W "$ids" -- "$current")
            fi ;;
    esac
}

complete -o filenames -F _sverka sverka
