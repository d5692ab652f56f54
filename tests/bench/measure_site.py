#!/usr/bin/env python3
"""Crawls and audits a local site of 5,000 pages beside wget2 -r, and prints pages per processor second as ratios.

Usage: measure_site.py BUILD [PAGES] [KILOBYTES]

Needs nginx and wget2 (and takes linkinator in if it is there). The programs run in turns; of each the least processor time counts, as
the rest of the machine can only add to it. Ours does the whole audit. Writes BUILD/site.json.
"""

import json
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

ROUNDS = 5
TARGET_WGET2 = 0.5
TARGET_LINKINATOR = 20


def free_port():
    with socket.socket() as one:
        one.bind(('127.0.0.1', 0))
        return one.getsockname()[1]


class Nginx:
    """One worker that serves a folder on a free port of the loopback."""

    def __init__(self, folder, work):
        self.port = free_port()
        temporary = '\n'.join(f'{kind}_temp_path {work}/{kind};' for kind in ('client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'))
        conf = work / 'nginx.conf'
        conf.write_text(f'daemon off; pid {work}/pid; worker_processes 1; error_log {work}/error.log;\n'
                        f'events {{ worker_connections 256; }}\nhttp {{ access_log off; include /etc/nginx/mime.types; charset utf-8;\n'
                        f'keepalive_requests 1000000; {temporary}\nserver {{ listen 127.0.0.1:{self.port}; root {folder}; }} }}\n')
        self.process = subprocess.Popen(['nginx', '-c', str(conf)], stderr=subprocess.DEVNULL)
        for _ in range(100):
            try:
                socket.create_connection(('127.0.0.1', self.port), 0.1).close()
                return
            except OSError:
                time.sleep(0.05)
        sys.exit('nginx does not start')

    def stop(self):
        self.process.terminate()
        self.process.wait()


def run(command, folder):
    """Wall seconds, processor seconds with children, and peak KiB of the largest process."""
    with tempfile.NamedTemporaryFile('r') as report:
        done = subprocess.run(['/usr/bin/time', '-f', '%e %U %S %M', '-o', report.name] + command, cwd=folder,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
        wall, user, system, memory = (float(number) for number in report.read().split('\n')[-2].split())
    return {'wall': wall, 'cpu': user + system, 'memory_kib': memory}, done.stdout


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    pages = int(sys.argv[2]) if len(sys.argv) > 2 else 5000
    size = sys.argv[3] if len(sys.argv) > 3 else '6'
    work = pathlib.Path(tempfile.mkdtemp(prefix='sverka-bench-'))
    work.chmod(0o755)  # nginx serves as another user
    site = work / 'site'
    subprocess.run([sys.executable, pathlib.Path(__file__).with_name('make_site.py'), site, str(pages), size], check=True)
    nginx = Nginx(site, work)
    url = f'http://127.0.0.1:{nginx.port}/'
    config = work / 'sverka.toml'
    config.write_text(f'[fetch]\nallow_address = ["127.0.0.1/32"]\nallow_port = [{nginx.port}]\ndelay_ms = 0\npages = {2 * pages}\ndepth = 1000\n')
    commands = {'wget2': ['wget2', '-q', '-r', '-l', '0', '--max-threads=1', url],
                'sverka': [str(build / 'src' / 'sverka'), 'site', url, '--config', str(config), '--format', 'json']}
    if shutil.which('linkinator'):
        commands['linkinator'] = ['linkinator', url, '--recurse', '--silent']
    best = {}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            folder = work / 'out'
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            measured, out = run(command, folder)
            if name == 'sverka':
                measured['pages'] = sum(1 for page in json.loads(out)['pages'] if 'not_judged' not in page)
            else:
                measured['pages'] = pages + 1
            if measured['pages'] < pages:
                sys.exit(f"{name} read {measured['pages']} pages of {pages}")
            if name not in best or measured['cpu'] < best[name]['cpu']:
                best[name] = measured
    nginx.stop()
    shutil.rmtree(work, ignore_errors=True)
    for name, one in best.items():
        one['pages_per_cpu_second'] = one['pages'] / max(one['cpu'], 0.001)
        print(f"{name:10} {one['pages']} pages, {one['wall']:.2f} s, {one['cpu']:.2f} CPU s, {one['memory_kib'] / 1024:.0f} MiB, "
              f"{one['pages_per_cpu_second']:.0f} pages per CPU s")
    ours = best['sverka']['pages_per_cpu_second']
    print(f"ratio to wget2: {ours / best['wget2']['pages_per_cpu_second']:.2f} (target {TARGET_WGET2})")
    if 'linkinator' in best:
        print(f"ratio to linkinator: {ours / best['linkinator']['pages_per_cpu_second']:.0f} (target {TARGET_LINKINATOR})")
    (build / 'site.json').write_text(json.dumps(best, indent=1))


if __name__ == '__main__':
    main()
