#!/usr/bin/env python3
"""Measures whole processes, and prints every ratio beside its target.

Usage: measure.py BUILD

Reads BUILD/benchmarks.json and the documents in BUILD/agreements; writes BUILD/processes.json. What is compared runs in turns, the least
of the runs counts: the rest of the machine can only add to it.
"""

import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

RUNS = 11
MANY = 1000
PAGES = (10, 100, 1000)


def run(command, shell=False):
    """Wall and processor seconds of a command with its children."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(command, shell=shell, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    wall, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode > (1 if shell or 'sverka' in command[0] else 0):
        sys.exit(f'{command}: {done.returncode} {done.stderr.decode()}')
    return {'wall': wall, 'cpu': after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime}


def least(runs):
    return {key: min(one[key] for one in runs) for key in runs[0]}


def memory_of_all(command):
    """Peak KiB of the process and its children together: each one's own peak is summed, which can only be too much."""
    program = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    peaks = {}
    while program.poll() is None:
        for process in [program.pid] + descendants(program.pid):
            try:
                status = pathlib.Path(f'/proc/{process}/status').read_text('ascii', 'replace')
            except OSError:
                continue
            for line in status.splitlines():
                if line.startswith('VmHWM:'):
                    peaks[process] = max(peaks.get(process, 0), int(line.split()[1]))
    return sum(peaks.values())


def descendants(process):
    found = []
    try:
        children = pathlib.Path(f'/proc/{process}/task/{process}/children').read_text('ascii').split()
    except OSError:
        return found
    for child in map(int, children):
        found += [child] + descendants(child)
    return found


def largest_process(command):
    """Peak KiB of the largest single process, as the kernel counted it."""
    with tempfile.NamedTemporaryFile() as out:
        subprocess.run(['/usr/bin/time', '-f', '%M', '-o', out.name] + command, stdout=subprocess.DEVNULL, check=False)
        return int(pathlib.Path(out.name).read_text('ascii').split()[-1])


def measure_processes(build):
    program, documents = f'{build}/src/sverka', f'{build}/agreements'
    check = lambda pages, *files: [program, 'agreement', *(files or [f'{documents}/{pages}-edited.docx']), '--template',
                                   f'{documents}/{pages}-template.docx', '--format', 'json', '--quiet']
    check_pdf = lambda pages: check(pages, f'{documents}/{pages}.pdf')
    by_tools = (f'docx2txt {documents}/10-edited.docx {build}/a.txt; docx2txt {documents}/10-template.docx {build}/b.txt; '
                f'wdiff {build}/b.txt {build}/a.txt')
    turns = [(run(check(10)), run(by_tools, shell=True)) for _ in range(RUNS)]
    measured = {'check': least([one for one, _ in turns]), 'docx2txt_wdiff': least([other for _, other in turns])}
    readers = (f'pdftotext -layout {documents}/10.pdf {build}/a.txt', f'mutool draw -q -F txt -o {build}/b.txt {documents}/10.pdf')
    turns = [(run(check_pdf(10)), run(readers[0], shell=True), run(readers[1], shell=True)) for _ in range(RUNS)]
    measured['check_pdf'], measured['pdftotext'], measured['mutool'] = (least([turn[at] for turn in turns]) for at in range(3))
    for pages in PAGES:
        measured[f'pdf_pages_{pages}'] = least([run(check_pdf(pages)) for _ in range(3)])
    measured['pdf_memory_kib'] = max(memory_of_all(check_pdf(100)) for _ in range(3))
    measured['many'] = run(check(10, *[f'{documents}/10.docx'] * MANY))
    measured['cores_free'] = cores_free()
    for pages in PAGES:
        measured[f'pages_{pages}'] = least([run(check(pages)) for _ in range(3)])
    measured['memory_kib'] = {'largest_process': largest_process(check(10)),
                              'all_processes': max(memory_of_all(check(10)) for _ in range(RUNS))}
    return measured


def cores_free():
    """Cores that this run could have: one busy process for each, while whatever else runs goes on."""
    spin = [sys.executable, '-c', 'import time; end = time.monotonic() + 2\nwhile time.monotonic() < end: pass']
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    spinning = [subprocess.Popen(spin) for _ in range(os.cpu_count())]
    for one in spinning:
        one.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / (time.monotonic() - start)


def inside_times(build):
    with open(f'{build}/benchmarks.json', encoding='utf-8') as file:
        return {one['name'].split('/real_time')[0]: one['real_time'] for one in json.load(file)['benchmarks']
                if one.get('aggregate_name') == 'least'}


def line(what, value, target):
    print(f'{what:<86} {value:>9} {target:>12}')


def main():
    build = sys.argv[1]
    measured = measure_processes(build)
    pathlib.Path(build, 'processes.json').write_text(json.dumps(measured, indent=1) + '\n', 'utf-8')
    inside = inside_times(build)
    print()
    line('', 'measured', 'target')
    floor, whole = inside['floor_parse/10/0'], inside['check_end_to_end/10/0']
    line('10 pages, end to end, to unpacking and parsing alone', f'{whole / floor:.2f}', '<= 3')
    for name, step in (('read in a confined child', 'read_isolated'), ('match, rules', 'check_read_document'), ('JSON', 'report_as_json')):
        line(f'   of it: {name}', f'{inside[step + "/10/0"] / floor:.2f}', '')
    tools = measured['docx2txt_wdiff']['wall'] / measured['check']['wall']
    line('10 pages, docx2txt and wdiff to a whole process of ours', f'{tools:.1f}', '>= 3')
    many = measured['many']
    tools = measured['docx2txt_wdiff']['cpu'] / measured['check']['cpu']
    line('   the same in processor time', f'{tools:.1f}', '')
    line(f'{MANY:,} agreements in one call: cores in use', f'{many["cpu"] / many["wall"]:.2f}', f'~{measured["cores_free"]:.2f}')
    line('   milliseconds an agreement', f'{many["wall"] / MANY * 1000:.2f}', '')
    for pages in PAGES[1:]:
        growth = inside[f'check_end_to_end/{pages}/0'] / pages / (whole / 10)
        growth_of_floor = inside[f'floor_parse/{pages}/0'] / pages / (floor / 10)
        line(f'{pages:,} pages: cost of a page, to that of 10 pages (parsing alone: {growth_of_floor:.2f})', f'{growth:.2f}', '~1')
    pdf, peers = measured['check_pdf']['wall'], (measured['pdftotext']['wall'], measured['mutool']['wall'])
    line('10 pages as PDF, whole process, to pdftotext and mutool together', f'{pdf / sum(peers):.2f}', '<= 1')
    line('   to the faster of them alone', f'{pdf / min(peers):.2f}', '')
    for pages in PAGES[1:]:
        growth = measured[f'pdf_pages_{pages}']['wall'] / pages / (measured['pdf_pages_10']['wall'] / 10)
        line(f'{pages:,} pages as PDF: cost of a page, to that of 10 pages', f'{growth:.2f}', '<= 1')
    line('100 pages as PDF, MiB at most: all processes together', f'{measured["pdf_memory_kib"] / 1024:.1f}', '< 128')
    memory = measured['memory_kib']
    line('10 pages, MiB at most: all processes together', f'{memory["all_processes"] / 1024:.1f}', '< 64')
    line('   the largest process', f'{memory["largest_process"] / 1024:.1f}', '')


if __name__ == '__main__':
    main()
