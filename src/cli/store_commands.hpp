// The commands around the store: users and partners, the trail, the state of the store, copies of it, the settings.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "cli/options.hpp"
#include "cli/setting.hpp"

namespace sverka {

struct UserArguments {
  std::string login, name, role, partner;  // the partner by its name
  std::string scope = "read";              // of a token
};

struct PartnerArguments {
  std::string name, inn, email;
};

struct TrailArguments {
  std::string known;  // "NUMBER:HASH" that was kept elsewhere; empty: none
};

struct CopyArguments {
  std::string folder;
  std::string partner;  // of an export: his name
};

struct RetentionArguments {
  std::int64_t days = 0;
  bool dry_run = false;
};

struct DoctorArguments {
  bool remove_spare = false;
};

// A one-time password, or a token, goes to standard output, once.
Result<Exit> run_user_add_command(const UserArguments& arguments, const CommonOptions& options);
Result<Exit> run_user_password_command(const UserArguments& arguments, const CommonOptions& options);
Result<Exit> run_user_token_command(const UserArguments& arguments, const CommonOptions& options);
Result<Exit> run_partner_add_command(const PartnerArguments& arguments, const CommonOptions& options);
// Exit code 1 if the chain has a fault.
Result<Exit> run_audit_verify_command(const TrailArguments& arguments, const CommonOptions& options);
// Exit code 1 if a paper is missing or changed.
Result<Exit> run_doctor_command(const DoctorArguments& arguments, const CommonOptions& options);
Result<Exit> run_backup_command(const CopyArguments& arguments, const CommonOptions& options);
Result<Exit> run_restore_command(const CopyArguments& arguments, const CommonOptions& options);
Result<Exit> run_export_command(const CopyArguments& arguments, const CommonOptions& options);
// Says what it removed, or would remove. Errors beside those of the store: usage "retention-days".
Result<Exit> run_retention_command(const RetentionArguments& arguments, const CommonOptions& options);
Result<Exit> run_config_check_command(const CommonOptions& options);

}  // namespace sverka
